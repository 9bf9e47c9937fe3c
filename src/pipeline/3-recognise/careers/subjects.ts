import type { Mention } from '../../../domain/mention.js';
import { contains, type Span } from '../../../domain/span.js';
import type { RecogniseContext } from '../context.js';
import { careerLexicon } from './lexicon.js';

/** A sentence with the persons whom it names, in text order, and the one whose life the text is telling there. */
export interface ToldSentence {
  readonly span: Span;
  readonly persons: readonly Mention[];
  readonly subject: Mention | undefined;
}

/** What opens a paragraph that goes on with a life: a date, a pronoun, a verb of holding posts, an era. */
const GOES_ON =
  /^[ (]*(?:(?:19|20)\d{2}|男|女|他|她|其|中共\p{Script=Han}{0,3}第|第[一二三四五六七八九十]|“?文化大革命|“?文革|新中国|解放|建国|抗[日战]|全国解放|离休|历任|曾|现任|现为|先后|同年|退休|早年|是第|系第)/u;
const NO_SUBJECT = /^(?:、|和|与|及|的|等|以及|之)/u;
/** What may stand before the one with whom a sentence opens: a mark, a source, a date. */
const BEFORE_OPENER =
  /^[ \-·—“(]*(?:(?:据|经|官方|公开|资料|讣告|简历|上述|消息|报道|通报)[^,。;:]{0,14}[,:]|(?:(?:19|20)\d{2}年|同年|当年|今年|去年|\d{1,2}月)[^,。;:的]{0,8},?)?$/u;
const LONGEST_HEADING = 40;
/** How far into a paragraph without a name the first date or verb may stand. */
const NEAR_START = 16;

/** Every sentence with the person whose life is told: the one who opens it or the paragraph, or whom a heading names. */
export function toldSentences(context: RecogniseContext, persons: readonly Mention[]): ToldSentence[] {
  const { folded, sentences, article } = context;
  const { paragraphs } = article.parts;
  const sorted = [...persons].sort((a, b) => a.span.start - b.span.start);
  const told: ToldSentence[] = [];
  let subject: Mention | undefined;
  let paragraph: Span | undefined;
  let at = 0;
  let next = 0;
  for (const span of sentences) {
    while (next < sorted.length && (sorted[next] as Mention).span.start < span.start) next++;
    const named: Mention[] = [];
    for (; next < sorted.length && (sorted[next] as Mention).span.start < span.end; next++) {
      const person = sorted[next] as Mention;
      if (contains(span, person.span)) named.push(person);
    }
    while (at < paragraphs.length && (paragraphs[at] as Span).end < span.end) at++;
    const own = paragraphs[at];
    const inside = own && contains(own, span) ? own : undefined;
    const opensLine = inside !== paragraph || inside === undefined || folded[span.start - 1] === '\n';
    paragraph = inside;
    if (opensLine && !goesOn(folded, span, named)) subject = undefined;
    subject = openerOf(folded, span, named) ?? headedBy(folded, span, named) ?? subject;
    told.push({ span, persons: named, subject });
  }
  return told;
}

function goesOn(folded: string, span: Span, named: readonly Mention[]): boolean {
  if (GOES_ON.test(folded.slice(span.start, span.start + 12))) return true;
  const opening = folded.slice(span.start, Math.min(span.end, span.start + NEAR_START));
  return named.length === 0 && careerLexicon().any.test(opening);
}

/** 某某,男,…; 某某同志是…: the person with whom the sentence opens. */
function openerOf(folded: string, span: Span, [first]: readonly Mention[]): Mention | undefined {
  if (!first || !BEFORE_OPENER.test(folded.slice(span.start, first.span.start))) return undefined;
  return NO_SUBJECT.test(folded.slice(first.span.end, first.span.end + 3)) &&
    !careerLexicon().heading.test(folded.slice(span.start, span.end))
    ? undefined
    : first;
}

/** 某某同志简历, 市委书记:某某: the one person whom a line over a life names. */
function headedBy(folded: string, span: Span, named: readonly Mention[]): Mention | undefined {
  const [first] = named;
  if (!first || span.end - span.start > LONGEST_HEADING || named.some(({ name }) => name !== first.name))
    return undefined;
  if (folded[span.end] !== '\n' && span.end < folded.length) return undefined;
  const ends = /^(?:同志)?[)]?$/u.test(folded.slice(named.at(-1)?.span.end, span.end));
  return ends || careerLexicon().heading.test(folded.slice(span.start, span.end)) ? first : undefined;
}
