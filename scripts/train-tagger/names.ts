import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Knowledge } from '../../src/knowledge/index.js';
import { type Random, Weighted } from './sample.js';

/** Parts of names in other languages of China, as newspapers print them without a dot. */
const YI = [
  '阿',
  '吉',
  '木',
  '尔',
  '沙',
  '马',
  '曲',
  '呷',
  '果',
  '惹',
  '日',
  '石',
  '一',
  '乌',
  '洛',
  '子',
  '且',
  '拉',
  '伍',
  '哈',
  '什',
  '古',
  '体',
  '次',
  '铁',
  '依',
  '布',
  '色',
  '聂',
  '友',
  '解',
  '罗',
  '克',
  '嘎',
  '达',
  '者',
];
const TIBETAN = [
  '扎西',
  '次仁',
  '洛桑',
  '卓玛',
  '平措',
  '旺堆',
  '多吉',
  '央金',
  '格桑',
  '尼玛',
  '边巴',
  '达瓦',
  '索朗',
  '白玛',
  '德吉',
  '其美',
  '才让',
  '加措',
  '丹增',
  '罗布',
  '顿珠',
  '旦增',
  '普布',
  '拉姆',
  '曲珍',
  '仁青',
  '贡布',
  '强巴',
  '土登',
  '巴桑',
  '米玛',
  '益西',
  '桑杰',
  '泽仁',
  '旺姆',
];
const MONGOLIAN = [
  '巴特',
  '那日',
  '乌兰',
  '格日',
  '苏日',
  '其其',
  '陶格',
  '宝音',
  '额尔',
  '呼和',
  '图雅',
  '勒图',
  '巴图',
  '娜仁',
  '萨仁',
  '阿拉',
  '斯琴',
  '高娃',
  '敖登',
  '朝克',
  '布和',
  '哈斯',
  '吉日',
  '嘎拉',
  '孟和',
  '达来',
  '通拉',
  '德力',
  '特木',
  '尔巴',
  '根苏',
  '乐图',
  '木格',
  '苏和',
  '木仁',
];
const TURKIC = [
  '买买提',
  '艾力',
  '热合曼',
  '古丽',
  '阿不都',
  '吐尔逊',
  '木拉提',
  '依明',
  '玉素甫',
  '努尔',
  '别克',
  '艾尔肯',
  '帕提',
  '古丽',
  '克力木',
  '托合提',
  '阿依',
  '加娜',
  '吐鲁',
  '洪哈',
  '塔依',
  '叶尔',
  '江',
  '沙吾提',
  '卡德尔',
  '热依',
  '木江',
  '斯坎',
  '赛力',
  '哈那提',
  '马木提',
  '米吉提',
  '巴哈',
  '古力',
  '夏提',
];
const WESTERN =
  '阿埃安奥巴贝本比宾伯博布查达德登迪蒂丁东杜多恩尔法凡菲费弗福盖冈高戈格哈海汉赫亨胡华霍基吉加杰金卡凯坎康考科克肯孔库拉莱兰朗劳勒雷里丽利林琳路鲁伦罗洛马玛迈曼梅蒙米密摩莫默姆穆纳娜内尼涅诺努欧帕佩彭皮普奇乔切琼让热瑞若萨塞森沙山圣施史斯丝松索塔泰坦汤唐特滕托瓦万威韦维温沃乌西希夏辛雅亚扬耶伊依因尤泽扎詹珍朱兹';
const GIVEN_OF_JAPANESE = '太郎一二三夫雄子美和正明义信男介也弘康博直健俊隆文昭幸纯洋惠理香树辅司彦治佳真';
const GIVEN_OF_KOREAN = '在寅恩惠泰勇相哲俊贤成浩民秀永镇钟吉正日明万东赫英熙智美善京淑敏';
const KOREAN = [
  '金',
  '朴',
  '李',
  '崔',
  '郑',
  '姜',
  '赵',
  '尹',
  '张',
  '林',
  '韩',
  '申',
  '权',
  '黄',
  '安',
  '宋',
  '卢',
  '文',
  '洪',
];

/** Makes up names of persons and places from the lexicon and a seeded source of random numbers. */
export class NameMaker {
  private readonly surnames: Weighted<string>;
  private readonly compounds: readonly string[];
  private readonly given: Weighted<string>;
  private readonly words: readonly string[];
  private readonly idioms: readonly string[];
  private readonly nameWords: readonly string[];
  private readonly surnameWords: readonly string[];
  private readonly divisions: readonly string[];
  private readonly nameLikePlaces: readonly string[];
  private readonly towns: readonly string[];
  private readonly countries: readonly string[];

  constructor(
    private readonly random: Random,
    private readonly knowledge: Knowledge,
  ) {
    const { names, gazetteer } = knowledge;
    const single = [...names.surnames.cost].filter(([form]) => form.length === 1);
    // half by frequency, half evenly, so that rare surnames are learned too
    this.surnames = new Weighted(
      single.map(([form]) => form),
      single.map(([, cost]) => Math.exp(-cost) + 0.5 / single.length),
    );
    this.compounds = names.surnames.compound;
    const units = [...names.givenUnits()];
    this.given = new Weighted(
      units.map((unit) => String.fromCharCode(unit)),
      units.map((unit) => Math.exp(-names.givenCost(unit)) + 0.15 / units.length),
    );
    const listed = listedWords();
    this.words = listed.filter(({ pos }) => /^[nvadbiluf]/.test(pos) && !/^n[rstz]/.test(pos)).map(({ word }) => word);
    this.idioms = this.words.filter((word) => word.length === 4);
    const opens = (word: string): boolean => names.surnames.cost.has(word[0] as string);
    this.surnameWords = this.words.filter((word) => word.length <= 3 && opens(word));
    this.nameWords = listed
      .filter(({ word, pos }) => /^(?:nr|n|a|nz)$/.test(pos) && word.length === 2 && opens(word))
      .map(({ word }) => word)
      .filter((word) => names.givenCost(word.charCodeAt(1)) < 7.5 && !names.surnames.compound.includes(word));
    this.divisions = [...gazetteer.divisions()].map(({ name }) => name);
    this.nameLikePlaces = this.divisions.map(shortOf).filter((form) => form.length === 2 && opens(form));
    this.towns = linesOf('towns.tsv').map((line) => line.split('\t')[0] as string);
    this.countries = linesOf('countries.tsv').map((line) => line.split('\t')[0] as string);
  }

  /** A name as a Chinese newspaper prints one: mostly Han, sometimes of a minority. */
  person(): string {
    const at = this.random.next();
    if (at < 0.025) return this.minority();
    if (at < 0.037) return this.wordName();
    return this.han();
  }

  han(): string {
    const { random } = this;
    const surname = random.chance(0.03) ? random.pick(this.compounds) : this.surnames.draw(random);
    const first = this.given.draw(random);
    if (random.chance(0.22)) return surname + first;
    if (random.chance(0.03)) return surname + first + first;
    // two surnames: 张王 …
    if (random.chance(0.03)) return surname + this.surnames.draw(random) + first;
    return surname + first + this.given.draw(random);
  }

  /** 李 姗: padded with a blank. */
  padded(): string {
    return `${this.surnames.draw(this.random)} ${this.given.draw(this.random)}`;
  }

  /** A name that is a word or a place as well: 高峰, 文昌. */
  wordName(): string {
    return this.random.pick(this.random.chance(0.9) ? this.nameWords : this.nameLikePlaces);
  }

  minority(): string {
    const { random } = this;
    const parts = (from: readonly string[], count: number): string =>
      Array.from({ length: count }, () => random.pick(from)).join('');
    switch (random.below(5)) {
      case 0:
        return parts(YI, 4);
      case 1:
        return parts(YI, random.chance(0.5) ? 3 : 4);
      case 2:
        return parts(TIBETAN, 2);
      case 3:
        return random.chance(0.3) ? `${parts(MONGOLIAN, 1)}${random.pick(YI)}` : parts(MONGOLIAN, 2 + random.below(2));
      default:
        return `${parts(TURKIC, 1 + random.below(2))}·${parts(TURKIC, 1 + random.below(2))}`;
    }
  }

  foreign(): string {
    const { random, knowledge } = this;
    const run = (length: number): string => Array.from({ length }, () => random.pick([...WESTERN])).join('');
    const given = (from: string, length: number): string =>
      Array.from({ length }, () => random.pick([...from])).join('');
    const at = random.next();
    if (at < 0.25) return random.pick(japaneseSurnames(knowledge)) + given(GIVEN_OF_JAPANESE, 1 + random.below(2));
    if (at < 0.4) return random.pick(KOREAN) + given(GIVEN_OF_KOREAN, 2);
    if (at < 0.65) return run(2 + random.below(4));
    if (at < 0.95) return `${run(1 + random.below(4))}·${run(2 + random.below(4))}`;
    return `${run(2)}·${run(1 + random.below(3))}·${run(2 + random.below(3))}`;
  }

  place(): string {
    const { random } = this;
    const division = random.pick(this.divisions);
    const at = random.next();
    if (at < 0.3) return division;
    if (at < 0.5) return shortOf(division);
    if (at < 0.65) return random.pick(this.towns);
    if (at < 0.75) return division + random.pick(this.towns);
    if (at < 0.9)
      return `${this.stem()}${random.pick(['村', '村', '村', '社区', '路', '街', '河', '山', '湖', '大桥', '水库', '公园', '广场', '屯', '湾', '岭'])}`;
    return random.pick(this.towns) + this.stem() + random.pick(['村', '村', '社区']);
  }

  /** A place as it stands before an organ: a division, seldom a town. */
  owner(): string {
    const { random } = this;
    const division = random.pick(this.divisions);
    const at = random.next();
    return at < 0.6 ? division : at < 0.9 ? shortOf(division) : this.town();
  }

  town(): string {
    return this.random.pick(this.towns);
  }

  village(): string {
    return `${this.stem()}村`;
  }

  city(): string {
    const division = this.random.pick(this.divisions);
    return this.random.chance(0.5) ? division : shortOf(division);
  }

  country(): string {
    return this.random.pick(this.countries);
  }

  foreignCity(): string {
    return Array.from({ length: 2 + this.random.below(3) }, () => this.random.pick([...WESTERN])).join('');
  }

  word(): string {
    return this.random.pick(this.words);
  }

  idiom(): string {
    return this.random.pick(this.idioms);
  }

  surname(): string {
    return this.surnames.draw(this.random);
  }

  surnameWord(): string {
    return this.random.pick(this.surnameWords);
  }

  private stem(): string {
    const word = this.word();
    return word.length === 2 && this.random.chance(0.3)
      ? word
      : this.surnames.draw(this.random) +
          this.random.pick(['家', '坪', '庄', '塘', '坡', '桥', '溪', '沟', '河', '岭', '湾', '店', '口']);
  }
}

function shortOf(division: string): string {
  const short = division.replace(/(?:[^族]{1,3}族)*(?:自治[区州县旗]|[省市县区旗盟])$|地区$/u, '');
  return short.length >= 2 ? short : division;
}

let japanese: readonly string[] | undefined;

function japaneseSurnames(knowledge: Knowledge): readonly string[] {
  japanese ??= linesOf('persons.yaml')
    .filter((line) => line.startsWith('japanese:'))
    .flatMap((line) => line.slice(line.indexOf('[') + 1, line.indexOf(']')).split(/,\s*/))
    .filter((form) => knowledge.persons.japanese.at(form, 0) !== undefined);
  return japanese;
}

function linesOf(file: string): string[] {
  const text = readFileSync(new URL(`../../lexicon/${file}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** The commoner words of the word list of @node-rs/jieba. */
function listedWords(): { readonly word: string; readonly pos: string }[] {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  return Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter(([word = '', count, pos]) => /^\p{Script=Han}{1,4}$/u.test(word) && Number(count) > 150 && pos)
    .map(([word, , pos]) => ({ word: word as string, pos: pos as string }));
}
