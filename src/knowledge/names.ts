import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_DIR } from './paths.js';
import { readSurnames, type Surnames } from './surnames.js';
import type { WordTable } from './words.js';

/** Characters that transliterate foreign, Uyghur, Kazakh, Tibetan, Mongolian and Yi names. */
const TRANSLITERATION =
  '阿艾埃爱安奥巴白班邦保鲍贝本比彼毕别宾波伯勃博布查达丹当道德登邓狄迪底蒂丁东杜多顿俄厄恩尔法凡范菲费芬丰佛夫弗福盖甘冈高戈哥格根贡古瓜圭哈海汉豪合赫亨洪胡华怀霍基吉加嘉贾简杰金久卡凯坎康考柯科可克肯孔库夸昆拉来莱赖兰郎朗劳勒雷黎里李丽利列林琳柳龙娄卢鲁路吕伦罗洛马麦迈满曼芒毛梅门蒙盟米密敏明摩莫墨默姆木穆拿那纳娜乃南内嫩尼年涅宁纽农努诺欧帕潘庞培佩彭蓬皮平珀普齐奇契乔切钦琼丘让热仁日荣茹瑞若萨塞赛桑色森沙山尚绍舍申圣施什史士舒斯司丝松苏索他塔泰坦汤唐陶特腾提田铁廷通图托瓦万旺威韦维卫魏温文翁沃乌吾武西希锡喜夏香肖谢辛新欣匈休许雅亚延扬杨耶叶伊依以易因英永尤约泽扎曾詹张哲珍芝治朱卓兹宗佐措吐买提江孜肉孜玉素甫热依汗古丽木合塔尔库尔班克力木努尔别克哈萨加衣沙吾提牙生艾则孜拉什呷果惹嘎铁曲日石一依乌嫫洛且子阿则姆妞牛尼莫沙马吉克约其俄底木呷觉且伍合阿木瓦扎拉次仁扎西多吉旺堆卓玛央金格桑尼玛边巴洛桑平措罗布顿珠索朗白玛德吉其美才让加雪肖开季根诺纽策詹讷呼乐图鲁么伍各惹体曲阿聂赤列仓央朝克巴特尔苏日娜乌云其木格陶宝音那顺额尔敦逊衮嘎乎孜不妥辽迭楚臣措姆拥赤增曲扎顿旦翰恒娃';

/**
 * Costs of Chinese personal names, in nats, as -ln of a smoothed probability: surname by rank, given name by character.
 * The shape of the model is the usual one of unigram name recognition (surname, first and second given character).
 */
export class NameModel {
  private readonly given = new Map<number, number>();
  readonly surnames: Surnames;
  readonly transliteration = new Set([...TRANSLITERATION]);
  /** By code unit: cost as a given name, cost as a surname (0: none), and what else it can be. */
  private readonly givenCosts = new Float64Array(UNITS);
  private readonly surnameCosts = new Float64Array(UNITS);
  private readonly classes = new Uint8Array(UNITS);

  constructor(words: WordTable) {
    const counts = words.names;
    this.surnames = readSurnames();
    const lines = readFileSync(join(LEXICON_DIR, 'given-names.txt'), 'utf8').split('\n');
    const listed = [
      ...new Set(
        lines
          .filter((line) => !line.startsWith('#'))
          .join('')
          .replace(/\s/g, ''),
      ),
    ];
    const weights = new Map<number, number>();
    listed.forEach((char, rank) => {
      weights.set(char.charCodeAt(0), 40 / (1 + rank / 60));
    });
    for (const map of [counts.first, counts.second, counts.single]) {
      for (const [unit, count] of map) weights.set(unit, (weights.get(unit) ?? 0) + Math.sqrt(count) * 0.4);
    }
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [unit, weight] of weights) this.given.set(unit, -Math.log(weight / total));
    for (let unit = 0; unit < UNITS; unit++)
      this.givenCosts[unit] = this.given.get(unit) ?? (words.longestFrom(unit) === 0 ? 8 : 11);
    for (const [surname, cost] of this.surnames.cost) {
      const unit = surname.charCodeAt(0);
      if (surname.length === 1) this.surnameCosts[unit] = cost;
      else this.classes[unit] = (this.classes[unit] as number) | OPENS_COMPOUND;
    }
    for (const char of this.transliteration) {
      const unit = char.charCodeAt(0);
      this.classes[unit] = (this.classes[unit] as number) | TRANSLITERATES;
    }
  }

  /** Cost of one given-name character; high for one never seen in a name, less so when no word begins with it (龢). */
  givenCost(unit: number): number {
    return this.givenCosts[unit] ?? 11;
  }

  /** The code units known from given names. */
  givenUnits(): Iterable<number> {
    return this.given.keys();
  }

  /** Length of the surname that starts at `at`: 2, 1, or 0 when none does. A compound surname wins. */
  surnameAt(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    if (((this.classes[unit] ?? 0) & OPENS_COMPOUND) !== 0) {
      const two = text.slice(at, at + 2);
      if (two.length === 2 && this.surnames.cost.has(two)) return 2;
    }
    return this.isSurname(unit) ? 1 : 0;
  }

  /** True of a code unit that is a surname by itself. */
  isSurname(unit: number): boolean {
    return (this.surnameCosts[unit] ?? 0) !== 0;
  }

  /** Cost of `text[start, end)` as surname and given name; the surname has `surname` code units. */
  cost(text: string, start: number, end: number, surname: number): number {
    let cost =
      surname === 1
        ? this.surnameCosts[text.charCodeAt(start)] || 11
        : (this.surnames.cost.get(text.slice(start, start + surname)) ?? 11);
    for (let i = start + surname; i < end; i++) cost += this.givenCost(text.charCodeAt(i));
    return cost;
  }

  /** True of a code unit that transliterated names use. */
  transliterates(unit: number): boolean {
    return ((this.classes[unit] ?? 0) & TRANSLITERATES) !== 0;
  }

  /** True when every character of `form` is one that transliterated names use. */
  isTransliteration(form: string): boolean {
    for (let at = 0; at < form.length; at++) {
      const unit = form.charCodeAt(at);
      if (unit !== MIDDLE_DOT && !this.transliterates(unit)) return false;
    }
    return true;
  }
}

const UNITS = 65536;
const MIDDLE_DOT = '·'.charCodeAt(0);
/** Bits of a code unit's class. */
const [OPENS_COMPOUND, TRANSLITERATES] = [1, 2] as const;
