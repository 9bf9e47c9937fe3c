import type { PageMeta } from '../../../domain/page.js';
import type { Span } from '../../../domain/span.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import type { TitleSpan } from '../titles.js';
import type { TokenIndex } from '../token-index.js';
import type { OrganizationCandidate } from './candidate.js';

/** The school, hospital or company whose own paper prints the article. */
export interface House {
  readonly name: string;
  readonly kind: OrganizationKind;
}

const PAPER =
  /^(.{2,}?(?:大学|学院|学校|中学|小学|医院|研究院|研究所|集团|公司))(?:校|院)?(?:报|周报|新闻网|新闻|网站|官网|网|校刊|院刊)?$/u;
/** 报业集团, 大众网医院频道: houses whose papers speak of everybody. */
const MEDIA = /(?:报业|日报|晚报|传媒|广电|广播|电视|出版|新闻|媒体|文化产业)/u;
/** The words by which each kind of house speaks of itself before a body of its own. */
const SELF: Readonly<Record<'school' | 'institution' | 'enterprise', RegExp>> = {
  school: /^(?:我校|本校|校)/,
  institution: /^(?:我院|本院|院)/,
  enterprise: /^(?:本公司|公司|集团公司|集团)/,
};

/** 某某大学 of 某某大学报, 某医院 of 某医院院报, 某集团 of 某集团报: whose paper it is, by the publication's name. */
export function houseOf(meta: PageMeta): House | undefined {
  if (!HOUSES.has(meta)) HOUSES.set(meta, readHouse(meta));
  return HOUSES.get(meta);
}

/** Houses by the pages that ask for them, once for each sentence. */
const HOUSES = new WeakMap<PageMeta, House | undefined>();

function readHouse({ publication }: PageMeta): House | undefined {
  const name = publication === undefined ? undefined : PAPER.exec(publication)?.[1];
  if (name === undefined || MEDIA.test(name)) return undefined;
  const kind = /(?:集团|公司)$/.test(name)
    ? 'enterprise'
    : /(?:医院|研究[院所])$/.test(name)
      ? 'institution'
      : 'school';
  return { name, kind };
}

const BODIES: Readonly<Record<string, readonly [name: string, kind: OrganizationKind]>> = {
  党委: ['中共{house}委员会', 'party'],
  纪委: ['中共{house}纪律检查委员会', 'party'],
  团委: ['共青团{house}委员会', 'association'],
  工会: ['{house}工会', 'association'],
};
const UNIT_END =
  '(?:部|处|科|办公室|办|馆|(?:学生|校友|校友总|研究生|委员|基金|理事|工|协)会|中心|院|队|站|实验室|领导小组)';
const HAN = '(?:(?![任为其的由原在到等了及]|出席|参加|负责|欢迎|感谢|诚挚)\\p{Script=Han})';
const UNIT = new RegExp(`^(?![和与我该本])(?:党委)?(?:${HAN}|的(?=群众路线)){1,20}?${UNIT_END}`, 'u');
/** A body of the house that its post alone tells: 教务处|处长, 党委宣传部|部长. */
const BEFORE_POST = new RegExp(
  `(?:^|[^\\p{Script=Han}]|[任为其的由及和与免去])((?:党委)?${HAN}{1,10}${UNIT_END})$`,
  'u',
);
const POSTS: Readonly<Record<string, RegExp>> = {
  部长: /部$/,
  处长: /处$/,
  科长: /科$/,
  馆长: /馆$/,
  会长: /会$/,
  主席: /会$/,
  队长: /队$/,
  站长: /站$/,
  主任: /(?:办公室|办|部|室|中心)$/,
  书记: /委$/,
};
/** Only posts between an organization and what follows it: …市委|常委、. */
const CHAIN =
  /^(?:党组|党委)?(?:常务|第一)?副?\p{Script=Han}{0,2}(?:书记|常委|委员|主席|主任|[\p{Script=Han}]长|成员)[、,兼]+$/u;

/**
 * Bodies of the house without its name: 校党委, 校图书馆, 公司工会; and in a list of posts 教务处|处长, 组织部|部长. A body in a
 * chain of posts that opens with another organization (市委常委、组织部部长) is that one's.
 */
export function houseBodies(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  titles: readonly TitleSpan[],
  organs: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  const house = houseOf(context.article.meta);
  if (!house) return [];
  return [
    ...spokenBodies(context, house, sentence, tokens),
    ...bodiesBeforePosts(context, house, sentence, titles, organs),
    ...(house.kind === 'school' ? listedBodies(context, house, sentence) : []),
  ];
}

/** 教务处、人事处、外语学院等部门, …负责人: in the school's own paper they are its own. */
const LISTED =
  /((?:[\p{Script=Han}“”\d]{2,14}、){1,20}[\p{Script=Han}“”\d]{2,14}?)(?:等(?:相关|有关|职能)*(?:部门|单位|处室|学院|院系|科室)|(?:等(?:相关|有关)?(?:部门|单位)?的?)?(?:相关|有关|主要)*负责(?:人|同志))/gu;
/** …负责人及|某某处|相关人员 */
const FURTHER =
  /^(和|及|与|以及)(\p{Script=Han}{2,12}?(?:部|处|办公室|学院|图书馆|中心))(?:等)?(?:相关|有关|部分)?(?:人员|同志|负责人|工作人员|老师)/u;
/** What may stand before the first item: a clause that its school closes, or the verb of whoever brings them along. */
const LISTED_FROM =
  /^(?:(?:.*[。;,]|.*[由和及是])?(?:学校|我校|本校|校(?!长|友|办|园|医|史|团委|报))(?=.{2})|.*(?:带领|率领|会同|组织))/u;
const LISTED_END = /(?:部|处|办公室|外办|校办|办|学院|图书馆|中心|团委|工会|研究院|研究生院|书院)$/u;

/** 学院工会|和|学院办公室: the last two of a list. */
const JOINED_BODIES = /、|(?<=工会|部|处|办公室)和(?=\p{Script=Han}{0,6}(?:工会|部|处|办公室))/u;
/** 甲学院|党委副书记某某带领: a list of those who come along is of the guests' school. */
const GUESTS =
  /(?:^|[,。;])(?:\d{1,2}月\d{1,2}日(?:[上下]午)?,)?(\p{Script=Han}{2,12}?(?:大学|学院))(?:党委|党组)?(?:常务)?副?(?:书记|校长|院长)[^,。;]{0,20}(?:带领|率领)$/u;

function listedBodies({ folded }: RecogniseContext, house: House, sentence: Span): OrganizationCandidate[] {
  const text = folded.slice(sentence.start, sentence.end);
  if (!text.includes('、') || !/等|负责/.test(text)) return [];
  return allMatches(LISTED, text).flatMap((match) => {
    let at = sentence.start + match.index;
    let guests: string | undefined;
    const items = (match[1] as string).split(JOINED_BODIES).map((item) => {
      const opened = LISTED_FROM.exec(item)?.[0].length ?? 0;
      if (opened > 0) guests ??= GUESTS.exec(folded.slice(sentence.start, at + opened))?.[1];
      const own = guests === undefined ? 0 : (/^(?:学院|学校)(?=.{2})/.exec(item)?.[0].length ?? 0);
      const span = { start: at + opened + own, end: at + item.length };
      at += item.length + 1;
      return span;
    });
    const whose: House = guests !== undefined && guests !== house.name ? { name: guests, kind: 'school' } : house;
    const named = items.filter(({ start, end }) => {
      const body = folded.slice(start, end);
      return (
        LISTED_END.test(body) &&
        !/[省市县区国院]\p{Script=Han}{0,8}(?:[厅局委]|部|办)$|大学|公司|各|有关|相关/u.test(body)
      );
    });
    // a list of the province's or city's departments is none of the school's
    if (named.length < items.length) return [];
    const end = sentence.start + match.index + match[0].length;
    const further = FURTHER.exec(folded.slice(end, Math.min(sentence.end, end + 24)));
    if (further) {
      const from = end + (further[1] as string).length;
      named.push({ start: from, end: from + (further[2] as string).length });
    }
    return named.map((span) => candidate(whose, span, folded.slice(span.start, span.end)));
  });
}

function spokenBodies(
  { folded }: RecogniseContext,
  house: House,
  sentence: Span,
  tokens: TokenIndex,
): OrganizationCandidate[] {
  const self = SELF[house.kind as keyof typeof SELF];
  const found: OrganizationCandidate[] = [];
  for (let at = sentence.start; at < sentence.end; at++) {
    const word = self.exec(folded.slice(at, at + 4))?.[0];
    if (word === undefined || (word.length === 1 && /[学高院职党我本该中小\d]/.test(folded[at - 1] ?? ''))) continue;
    const from = at + word.length;
    const body = bodyAt(folded, { start: from, end: sentence.end }, tokens);
    if (
      body === undefined ||
      /^第|[期届]|干部$/.test(body) ||
      /^(?:长|友|庆|园|区|内|外|门|史|训|风|级|办|企|系|本部)/.test(body)
    )
      continue;
    // 集团公司|综合部 in the paper of a company of the group
    const ofGroup = word === '集团公司' && !house.name.includes('集团');
    const span = { start: at, end: from + body.length };
    found.push(ofGroup ? ofUnnamedGroup(span, body) : candidate(house, span, body));
    at = from + body.length - 1;
  }
  return found;
}

const GROUP_BODY = 'recognise/body-of-group';

function ofUnnamedGroup(span: Span, body: string): OrganizationCandidate {
  return { ...candidate({ name: '', kind: 'enterprise' }, span, body), rule: GROUP_BODY };
}

/** 集团公司|综合部: of the group that the article has named before; nothing where it names none. */
export function ofGroupSpokenOf(found: readonly OrganizationCandidate[]): readonly OrganizationCandidate[] {
  if (!found.some(({ rule }) => rule === GROUP_BODY)) return found;
  let group: string | undefined;
  return found.flatMap((each) => {
    if (/集团(?:股份|控股)?(?:有限)?(?:责任)?(?:公司)?$/.test(each.name)) group = each.name;
    if (each.rule !== GROUP_BODY) return [each];
    const whole = group;
    return whole === undefined ? [] : [{ ...each, name: each.name.replace(/^(中共|共青团)?/, `$1${whole}`) }];
  });
}

function bodyAt(folded: string, { start, end }: Span, tokens: TokenIndex): string | undefined {
  const rest = folded.slice(start, Math.min(end, start + 30));
  const plain = Object.keys(BODIES).find((body) => rest.startsWith(body));
  // 校党委|副书记: the post stays with the school
  if (plain && !DEPARTMENT.test(rest.slice(2))) return POST.test(rest.slice(2)) ? undefined : plain;
  let found = '';
  for (;;) {
    // the shortest that ends where a word ends: 办|公室 does not
    const more = found === '' ? UNIT.exec(rest)?.[0] : longer(rest, found);
    if (more === undefined || tokens.isBoundary(start + more.length)) return more;
    found = more;
  }
}

const DEPARTMENT = /^(?:组织|宣传|统战|学生|研究生|办公|教师|巡察|政策|保卫|武装)/u;
const POST = /^(?:常务|第一)?副?(?:书记|委员|常委|主席|成员)/u;

/** The next longer body that begins like `found`. */
function longer(rest: string, found: string): string | undefined {
  const more = UNIT.exec(rest.slice(found.length))?.[0];
  return more === undefined ? undefined : found + more;
}

const SHARED_STEM = /[、,]((?:党委)?(?:组织|宣传|统战|学生工作|武装))$/u;

function bodiesBeforePosts(
  { folded }: RecogniseContext,
  house: House,
  sentence: Span,
  titles: readonly TitleSpan[],
  organs: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  return titles.flatMap((title) => {
    // 党委常委、宣传部|长: the title shares the last character
    const head = title.head.head === '部长' && house.kind === 'school';
    const stem = head
      ? SHARED_STEM.exec(folded.slice(Math.max(sentence.start, title.start - 8), title.start))?.[1]
      : undefined;
    const end = stem === undefined ? title.start : title.start + 1;
    const body =
      stem === undefined ? BEFORE_POST.exec(folded.slice(Math.max(sentence.start, end - 16), end))?.[1] : `${stem}部`;
    if (body === undefined || !POSTS[title.head.head]?.test(body) || OF_LEVEL.test(body)) return [];
    const start = end - body.length;
    const isOthers = organs.some(
      (organ) =>
        (organ.explicit || organ.rule === 'recognise/national-organ') &&
        (organ.end === end || (organ.end <= start && CHAIN.test(folded.slice(organ.end, start)))),
    );
    return isOthers ? [] : [candidate(house, { start, end }, body)];
  });
}

/** 省口岸办, 市档案馆: of the province or city. */
const OF_LEVEL = /^(?:[省州县]|市(?![场政])|自治区)/;

const SCHOOL_BODY =
  /(?:^|[、,;和及与由])((?:党委)?(?:党政办公室|党院办公室|校办公室|组织部|宣传部|统战部|学生工作部|学工部|(?:学生|学工|教务|科技|科研|人事|财务|后勤|保卫|资产|招生就业|就业|研究生|发展规划|基建|审计|社科|校友|招生|对外联络|国际(?:交流|合作)\p{Script=Han}{0,6}|对外(?:交流|合作)\p{Script=Han}{0,4})(?:管理|工作)?处|研究生院|图书馆|(?!\p{Script=Han}*(?:大学|省|市))\p{Script=Han}{2,8}学院))$/u;
const SCHOOL_POST = /^副?(?:部长|处长|主任|馆长|院长|书记)$/;

/** 某某大学党委书记甲、校长乙、教务处|处长丙: a department behind other posts of the school that the sentence has named last. */
export function schoolBodies(
  { folded, article }: RecogniseContext,
  sentence: Span,
  titles: readonly TitleSpan[],
  named: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  if (houseOf(article.meta) || !named.some(({ kind }) => kind === 'school')) return [];
  return titles.flatMap((title) => {
    const text = folded.slice(Math.max(sentence.start, title.start - 16), title.start);
    const body = SCHOOL_POST.test(title.title) ? SCHOOL_BODY.exec(text)?.[1] : undefined;
    if (body === undefined) return [];
    const start = title.start - body.length;
    const before = named.filter(({ end, start: from }) => end <= start && from >= sentence.start).at(-1);
    if (before?.kind !== 'school' || !/(?:大学|学院|学校)$/.test(before.name) || start - before.end > 60) return [];
    if (start === before.end || /[。;]/.test(folded.slice(before.end, start))) return [];
    return [candidate({ name: before.name, kind: 'school' }, { start, end: title.start }, body)];
  });
}

function candidate(house: House, span: Span, body: string): OrganizationCandidate {
  const known = BODIES[body];
  const department = /^(?:组织部|宣传部|统战部|党委.+)$/.test(body);
  const name = known
    ? known[0].replace('{house}', house.name)
    : house.name + (department && !body.startsWith('党委') ? `党委${body}` : body);
  const kind = known?.[1] ?? (department ? 'party' : house.kind);
  return {
    start: span.start,
    end: span.end,
    name,
    kind,
    aliases: [],
    explicit: true,
    rule: 'recognise/body-of-house',
    certain: true,
    weight: 4,
  };
}
