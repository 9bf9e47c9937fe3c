import type { Span } from '../../../domain/span.js';
import type { Projects } from '../../../knowledge/projects.js';
import { allMatches } from '../../../text/matches.js';
import { isNameUnit, nameStart } from '../places/name-start.js';
import type { TokenView } from '../places/token-view.js';

const CLASS =
  /等(?:\d+|[一二两三四五六七八九十]+)?[个处]?(?:一批)?(?:重点|重大|产业|民生|在建|工业|农业|文旅|旅游|招商|建设){0,3}(?:项目|工程)/g;
const LONGEST = 20;

/** Members of a list that 等项目 closes, each as printed: 甲产业园、乙养殖基地、丙大桥等项目. */
export function listedProjects(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): readonly Span[] {
  const known = LISTED.get(view);
  if (known) return known;
  const found = readLists(view, projects, verbs);
  LISTED.set(view, found);
  return found;
}

/** What the rules for places and those for projects both ask of an article. */
const LISTED = new WeakMap<TokenView, readonly Span[]>();

function readLists(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): Span[] {
  const { text } = view;
  return allMatches(CLASS, text).flatMap(({ index }) => {
    const from = Math.max(...[...',。;:!?\n(“”'].map((mark) => text.lastIndexOf(mark, index - 1))) + 1;
    const parts = partsOf(from, text.slice(from, index));
    if (parts.length < 2) return [];
    const items = parts.flatMap((part, at) => (at === 0 ? (firstItem(view, part, verbs) ?? []) : part));
    const named = items.filter((item) => isItem(view, projects, item));
    return named.length * 2 > items.length ? named : [];
  });
}

const WORKS =
  /(?:公路|大桥|隧道|大道|铁路|加工厂|水电站|污水处理厂)(?=(?:全线|正式|顺利|如期|主体)?(?:完工|通车|建成|竣工|开工|动工|投用|合龙))/g;

/** Roads, bridges and works by the verb of their building after the name: 某元公路完工. */
export function builtWorks(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): Span[] {
  return allMatches(WORKS, view.text).flatMap(({ index, 0: ending }) => {
    const end = index + ending.length;
    const start = nameStart(view, index, { cut: verbs, longest: 10, floor: 0, verbs: true });
    return start !== undefined && view.isBoundary(end) && isItem(view, projects, { start, end })
      ? [{ start, end }]
      : [];
  });
}

function partsOf(start: number, list: string): Span[] {
  let at = start;
  return list.split('、').map((item) => {
    const span = { start: at, end: at + item.length };
    at = span.end + 1;
    return span;
  });
}

/** The first member after the verb before it; 新 and 大 open names. */
function firstItem(view: TokenView, { start, end }: Span, verbs: ReadonlySet<string>): Span | undefined {
  const found = nameStart(view, end, { cut: verbs, longest: LONGEST, floor: start, verbs: true });
  if (found === undefined) return undefined;
  const opened = found - 1 > start && '新大'.includes(view.text.charAt(found - 1)) ? found - 1 : found;
  return { start: opened, end };
}

/** A name with the ending of something built, more than words that every project has. */
function isItem(view: TokenView, projects: Projects, { start, end }: Span): boolean {
  const item = view.text.slice(start, end);
  const ending = projects.listed.find((each) => item.endsWith(each));
  if (ending === undefined || item.length > LONGEST || item.length - ending.length < 2) return false;
  if (![...item].every((char) => isNameUnit(char.charCodeAt(0)))) return false;
  return view.within(start, end - ending.length).some((token) => !projects.generic.has(view.word(token)));
}
