import type { Mention } from '../../../domain/mention.js';
import { contains, type Span } from '../../../domain/span.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import { Overlaps } from '../overlaps.js';
import type { TitleSpan } from '../titles.js';
import type { TokenIndex } from '../token-index.js';
import { isStop } from './boundaries.js';
import type { OrganizationCandidate } from './candidate.js';

const LONGEST = 12;
/** Heads that only a company's, school's or institution's name precedes. */
const TELLING =
  /(?:董事长|总经理|总裁|首席执行官|CEO|董事|监事|总工程师|总会计师|总经济师|创始人|校长|社长|台长|理事长)$/;

/**
 * Organizations known only from the title after them: 中国中车|党委书记, 中建材|董事长. The words between the title and the
 * nearest boundary on its left are the name.
 */
export function beforeTitles(
  context: RecogniseContext,
  tokens: TokenIndex,
  sentence: Span,
  titles: readonly TitleSpan[],
  organizations: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  return titles.flatMap((title) => {
    const telling = TELLING.test(title.head.head) || title.start < title.bare;
    if (!telling || organizations.some(({ end }) => end === title.start || end === title.bare)) return [];
    const start = startOf(context, tokens, sentence, title.start, organizations);
    const name = context.folded.slice(start, title.start);
    if (name.length < 2 || context.knowledge.organs.generic.has(name) || !proper(context, tokens, start, title.start))
      return [];
    // 各乡镇|党委书记: of all of them
    if (name.startsWith('各') || readsAsName(context, name.replace(HOUSE, ''))) return [];
    const certain = true;
    return [
      {
        start,
        end: title.start,
        name,
        kind: 'enterprise',
        aliases: [],
        explicit: false,
        rule: 'recognise/before-title',
        certain,
        weight: 0,
      },
    ];
  });
}

/** 集团公司|王某某|总裁 */
const HOUSE = /^(?:集团公司|公司|集团|学校|学院|医院)/;

/** 王某某|校长: what reads as a person's name is one. */
function readsAsName({ knowledge }: RecogniseContext, name: string): boolean {
  const surname = knowledge.names.surnameAt(name, 0);
  return surname > 0 && name.length <= surname + 2 && !knowledge.words.has(name);
}

function startOf(
  context: RecogniseContext,
  tokens: TokenIndex,
  sentence: Span,
  end: number,
  organizations: readonly OrganizationCandidate[],
): number {
  const { folded } = context;
  let start = end;
  for (;;) {
    const token = tokens.token(tokens.at(start - 1));
    if (!token || token.start < sentence.start || end - token.start > LONGEST) return start;
    const word = folded.slice(token.start, token.end);
    const letters = /^[A-Za-z]$/.test(word);
    if (!isHan(folded.charCodeAt(token.start)) && !letters) return start;
    if (isStop(context, token, tokens)) return start;
    if (token.pos === 'v' && word.length > 1) return start;
    if (organizations.some((other) => other.end > token.start && other.end <= end)) return start;
    start = token.start;
  }
}

/** Some of the words are no common ones. */
function proper({ folded, knowledge }: RecogniseContext, tokens: TokenIndex, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    const word = folded.slice(token.start, token.end);
    const letters = /[A-Za-z]/.test(word);
    if (letters || (['x', 'nz', 'nr', 'ns', 'j'].includes(token.pos) && !knowledge.organs.generic.has(word)))
      return true;
    at = token.end;
  }
  return false;
}

/** The company printed directly before a project's name: 华新能 in 华新能储能电池项目, as a mention. */
export function ownersBefore(
  context: RecogniseContext,
  tokens: TokenIndex,
  projects: readonly Mention[],
  organizations: readonly OrganizationCandidate[],
  places: readonly Mention[],
): Mention[] {
  const sentences = new Overlaps(context.sentences);
  const placed = new Overlaps(places.map(({ span }) => span));
  return projects.flatMap(({ span, kind }) => {
    const sentence = sentences.of(span).find((each) => contains(each, span));
    if (!sentence || (kind !== 'industry' && kind !== 'infrastructure')) return [];
    const start = startOf(context, tokens, sentence, span.start, organizations);
    const length = span.start - start;
    const before = { start, end: span.start };
    const odd = proper(context, tokens, start, span.start) || tokens.hasSingle(before);
    if (length < 2 || length > 6 || !odd || hasVerb(tokens, start, span.start) || placed.any(before)) return [];
    const name = context.folded.slice(start, span.start);
    const { gazetteer } = context.knowledge;
    if (/国家$|政府$/u.test(name) || gazetteer.byName(name).length > 0 || gazetteer.byShort(name).length > 0) return [];
    const group = organizations.find((each) => each.name.startsWith(`中国${name}集团`));
    return [
      {
        span: before,
        label: 'Organization',
        name: group?.name ?? name,
        ...(group ? { aliases: [name] } : {}),
        kind: 'enterprise',
        rule: 'recognise/owner-before-project',
        certain: true,
      },
    ];
  });
}

function hasVerb(tokens: TokenIndex, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    if ((token.pos === 'v' || token.pos === 'vn' || token.pos === 'm') && token.end - token.start > 1) return true;
    at = token.end;
  }
  return false;
}
