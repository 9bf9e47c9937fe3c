import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import { yearOf } from '../../../domain/page.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { RecogniseContext } from '../context.js';
import type { Levels } from '../organizations/index.js';
import type { TitleSpan } from '../titles.js';
import type { Holder } from './holder.js';

/** Posts of many: 三个省会城市|市长, 26名|市长. */
const COUNTED = /(?:[\d一二三四五六七八九十两几多]+[名位个]女?|各|历任|省会城市|城市|多位)$/;
const OF_STATE =
  /^(?:总统|总理|首相|国王|女王|王后|王储|王子|公主|亲王|外长|议长|主席|大使|总领事|领事|国务卿|总督|领导人|大臣)$/;

/** A place printed before a title; `unknown` when no gazetteer has it. */
interface PrintedPlace {
  readonly start: number;
  readonly name: string;
  readonly division?: Division;
  readonly unknown?: boolean;
}

/** Finds the organs and places that titles imply without naming them: 市长, 市领导, 自治区主席. */
export class ImpliedHolders {
  /** The organs and places found, as mentions. */
  readonly mentions: Mention[] = [];
  /** Places printed as part of a title. */
  readonly consumed: Span[] = [];

  constructor(
    private readonly context: RecogniseContext,
    private readonly sentence: Span,
    private readonly levels: Levels,
  ) {}

  /** 市长, 桐庐县|县长: the government of the level or the place. */
  organ(title: TitleSpan, implied: { level: string; organ: string }, afterName = false): readonly Holder[] {
    const { folded } = this.context;
    const lead = folded.slice(Math.max(this.sentence.start, title.start - 6), title.start);
    if (COUNTED.test(lead)) return [];
    // 石家庄市|原|市长
    const mark = /(?:原|前|时任|老)$/.exec(lead)?.[0].length ?? 0;
    // 龚建华|副县长: what ends a name is no place
    const place = afterName ? undefined : this.placeBefore(title.start - mark, implied.level);
    const division = place?.unknown
      ? undefined
      : (place?.division ?? this.levels.resolve(implied.level, title.start, this.sentence));
    const town = division ? undefined : this.levels.townOf(implied.level, title.start);
    const name = place?.name ?? division?.name ?? town;
    if (!name) return [];
    if (place && division) this.levels.noteOrgan(place.start, division);
    const organ = implied.organ === '政府' && !place?.unknown ? '人民政府' : implied.organ;
    const start = place?.start ?? title.start;
    if (place) this.consumed.push({ start, end: title.start });
    return [extended(this.named(name + organ, 'government', title, true), { start, division })];
  }

  /** 自治区|主席, 内蒙古自治区|副主席: the head of an autonomous region's government. */
  regionalGovernment(title: TitleSpan): Holder | undefined {
    const { folded, knowledge } = this.context;
    const before = folded.slice(Math.max(this.sentence.start, title.start - 10), title.start);
    if (!before.endsWith('自治区')) return undefined;
    const printed = [9, 8, 7, 6, 5]
      .map((length) => before.slice(-length))
      .find((form) => knowledge.gazetteer.byName(form).length > 0);
    const division = printed
      ? knowledge.gazetteer.byName(printed)[0]
      : this.levels.resolve('自治区', title.start, this.sentence);
    if (!division) return undefined;
    const start = title.start - (printed?.length ?? 3);
    this.consumed.push({ start, end: title.start });
    return extended(this.named(`${division.name}人民政府`, 'government', title, true), { start, division });
  }

  /** 驻村第一书记, 村支书: posts in the village named last. */
  village(title: TitleSpan): Holder | undefined {
    const { folded } = this.context;
    const before = folded.slice(Math.max(this.sentence.start, title.start - 2), title.start);
    const told = before.endsWith('村') || /^(?:驻村|村支书)/.test(title.title);
    const village = told ? this.levels.townOf('村', title.start) : undefined;
    if (!village) return undefined;
    if (title.title.endsWith('支书')) return this.named(`${village}党支部`, 'party', title, true);
    const span = { start: title.start, end: title.end };
    const rule = 'positions/village';
    this.mentions.push({ span, label: 'Place', name: village, kind: 'village', rule, certain: true, implied: true });
    return { label: 'Place', name: village, certain: true, start: title.start };
  }

  /** 国家主席: a post of the state printed before it, or of China. */
  state(title: TitleSpan): Holder {
    const told = this.country(title);
    if (told) return told;
    const span = { start: title.start, end: title.end };
    const rule = 'positions/state';
    this.mentions.push({ span, label: 'Place', name: '中国', kind: 'country', rule, certain: true, implied: true });
    return { label: 'Place', name: '中国', certain: true, start: title.start };
  }

  /** 法国|总统, 日本|首相, 日本|某某|首相: a post of a state, held in the country printed before it or before the name. */
  country(title: TitleSpan, before = title.start): Holder | undefined {
    const { folded, knowledge } = this.context;
    if (!OF_STATE.test(title.head.head)) return undefined;
    for (let length = 6; length >= 2; length--) {
      const start = before - length;
      const country =
        start < this.sentence.start ? undefined : knowledge.gazetteer.country(folded.slice(start, before));
      if (!country) continue;
      const span = { start, end: before };
      const rule = 'positions/state';
      this.mentions.push({ span, label: 'Place', name: country, kind: 'country', rule, certain: true });
      return { label: 'Place', name: country, certain: true, start };
    }
    return undefined;
  }

  /** An organization that the title implies. */
  named(name: string, kind: string, title: TitleSpan, certain: boolean): Holder {
    const span = { start: title.start, end: title.end };
    this.mentions.push({
      span,
      label: 'Organization',
      name,
      kind,
      rule: 'positions/implied-organ',
      certain,
      implied: true,
    });
    return { label: 'Organization', name, certain, start: title.start };
  }

  /** 市领导: the division of the level. */
  place(title: TitleSpan): readonly Holder[] {
    const level = title.head.head.startsWith('自治') ? title.head.head.slice(0, 3) : (title.head.head[0] as string);
    const place = this.placeBefore(title.start, level);
    const division = place?.division ?? this.levels.resolve(level, title.start, this.sentence);
    if (!division) return [];
    if (place) this.consumed.push({ start: place.start, end: title.start });
    const span = { start: title.start, end: title.end };
    const { name, kind } = division;
    this.mentions.push({
      span,
      label: 'Place',
      name,
      kind,
      rule: 'positions/level-title',
      certain: true,
      implied: true,
    });
    return [{ label: 'Place', name, certain: true, start: place?.start ?? title.start, division }];
  }

  /** A place printed directly before a title that names its level: 临沂市|副市长, 桐庐县|县长, 株洲|市长. */
  private placeBefore(end: number, level: string): PrintedPlace | undefined {
    const { folded, knowledge, article } = this.context;
    const hints = {
      city: article.meta.city,
      province: article.meta.province,
      near: this.levels.near(end),
      year: yearOf(article.meta),
    };
    for (let start = Math.max(this.sentence.start, end - 12); start <= end - 2; start++) {
      if (
        !knowledge.gazetteer.mayName(folded, start, end - start) &&
        !knowledge.gazetteer.mayName(folded, start, end - start + 1)
      )
        continue;
      const form = folded.slice(start, end);
      const known = knowledge.gazetteer.byName(form).length > 0 || knowledge.gazetteer.byName(form + level).length > 0;
      if (!known && knowledge.gazetteer.byShort(form).length === 0) continue;
      const full = knowledge.gazetteer.byName(form + level).length > 0 ? form + level : form;
      const { division, candidates } = knowledge.gazetteer.resolve(full, hints);
      const chosen = division ?? candidates[0];
      // 某素云|和省领导: a county in short is named before no province's title
      if (!known && level === '省' && chosen?.level !== 'province') continue;
      if (chosen) return { start, name: chosen.name, division: chosen };
    }
    const foreign = this.unknownPlaceBefore(end, level);
    if (foreign) return { start: end - foreign.length, name: foreign, unknown: true };
    const printed = /[\p{Script=Han}]{1,4}[镇乡村]$/u.exec(
      folded.slice(Math.max(this.sentence.start, end - 6), end),
    )?.[0];
    // 某县|临江乡: the end of the county's name is none of the town's
    const town = printed?.replace(/^\p{Script=Han}{0,2}[县市区旗州](?=\p{Script=Han}{2})/u, '');
    return town?.endsWith(level) ? { start: end - town.length, name: town } : undefined;
  }

  /** A place no gazetteer knows, directly before the title: 亚琛市|市长, 蒙古国|东方省|省长. */
  private unknownPlaceBefore(end: number, level: string): string | undefined {
    const { folded, knowledge } = this.context;
    if (!'市州省'.includes(level) || folded[end - 1] !== level) return undefined;
    for (let length = 3; length <= 6; length++) {
      const start = end - length;
      if (start < this.sentence.start) return undefined;
      const name = folded.slice(start, end);
      if (!/^\p{Script=Han}+$/u.test(name)) return undefined;
      const before = folded.slice(Math.max(this.sentence.start, start - 5), start);
      const country = [2, 3, 4, 5].some((size) => knowledge.gazetteer.country(before.slice(-size)) !== undefined);
      if (country || before === '' || /[、,。;:“(和与]$/.test(before)) return name;
    }
    return undefined;
  }
}
