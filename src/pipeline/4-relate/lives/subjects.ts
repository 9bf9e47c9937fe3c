import type { Mention } from '../../../domain/mention.js';
import { contains, overlaps, type Span } from '../../../domain/span.js';
import type { Token } from '../../../text/words.js';
import { type ToldSentence, toldSentences } from '../../3-recognise/careers/subjects.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import type { LifeLexicon } from './lexicon.js';

/** A sentence with what it names, and who it goes on about. */
export interface LifeSentence {
  readonly span: Span;
  readonly persons: readonly Mention[];
  readonly places: readonly Mention[];
  readonly organizations: readonly Mention[];
  /** The person whom the sentences before in the paragraph are about. */
  readonly before: Mention | undefined;
  /** True when the sentence before speaks of kin of that person, so that 他 or 她 may be either. */
  readonly unclear: boolean;
}

const CLAUSE = /[,;。:、("“—!?\n ]/u;
const PRONOUN = /^(?:他|她|其(?!他|它|次|中|余|实))/u;
/** What follows a name that is no subject: a possessor, a member of a list. */
const NOT_SUBJECT = /^(?:的|之|等|、|与|和|及|以及|同(?!志)|跟)/u;
/** Words before a name that make it an object. */
const OBJECT = /[把被给对向由为让请跟与和同像因据]$/u;

/** The sentences that may state a fact of a life, with the person each of them goes on about. */
export function lifeSentences(
  context: RecogniseContext,
  mentions: readonly Mention[],
  lexicon: LifeLexicon,
): LifeSentence[] {
  const { sentences, article, folded } = context;
  const { bylines, paragraphs } = article.parts;
  const printed = mentions.filter(({ span, implied }) => !implied && !bylines.some((byline) => overlaps(byline, span)));
  const byStart = [...printed].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let told: readonly ToldSentence[] | undefined;
  const subjectOf = (index: number): Mention | undefined => {
    told ??= toldSentences(
      context,
      printed.filter(({ label }) => label === 'Person'),
    );
    return told[index]?.subject;
  };
  const telling = sentences.map(({ start, end }) => lexicon.any.test(folded.slice(start, end)));
  const last = telling.lastIndexOf(true);
  const lines: LifeSentence[] = [];
  let paragraph: Span | undefined;
  let before: Mention | undefined;
  let unclear = false;
  let from = 0;
  let at = 0;
  for (const [index, span] of sentences.slice(0, last + 1).entries()) {
    while (from < byStart.length && (byStart[from] as Mention).span.start < span.start) from++;
    const named: Mention[] = [];
    for (let i = from; i < byStart.length && (byStart[i] as Mention).span.start < span.end; i++) {
      const mention = byStart[i] as Mention;
      if (contains(span, mention.span)) named.push(mention);
    }
    if (!paragraph || !contains(paragraph, span)) {
      while (at < paragraphs.length && (paragraphs[at] as Span).end < span.end) at++;
      const next = paragraphs[at];
      paragraph = next && contains(next, span) ? next : undefined;
      if (!PRONOUN.test(folded.slice(span.start, span.end))) before = undefined;
      unclear = false;
      // a date or 男 under a heading with the name goes on about whom it names
      if (/^[ (]*(?:(?:19|20)\d{2}|男|女)/u.test(folded.slice(span.start, span.start + 6))) before = subjectOf(index);
    }
    const line = {
      span,
      persons: named.filter(({ label }) => label === 'Person'),
      places: named.filter(({ label }) => label === 'Place'),
      organizations: named.filter(({ label }) => label === 'Organization'),
      before,
      unclear,
    };
    if (telling[index]) lines.push(line);
    if (index < last) ({ before, unclear } = goesOnAbout(context, line, lexicon));
  }
  return lines;
}

/** Who the next sentence is about when it names nobody: the subject of this one, or the one before it. */
function goesOnAbout(
  context: RecogniseContext,
  line: LifeSentence,
  lexicon: LifeLexicon,
): { readonly before: Mention | undefined; readonly unclear: boolean } {
  const { before, unclear, persons, span } = line;
  if (persons.length === 0) return { before, unclear };
  const subject = persons.find((person) => isSubject(context, line, person, lexicon));
  if (!subject) return { before: undefined, unclear: false };
  if (lexicon.endsInKin.test(context.folded.slice(span.start, subject.span.start))) return { before, unclear: true };
  const isOnly = persons.every(({ name }) => name === subject.name);
  return { before: isOnly || isOpener(context, line, subject) ? subject : undefined, unclear: false };
}

function isOpener({ folded }: RecogniseContext, { span, persons }: LifeSentence, subject: Mention): boolean {
  return persons[0] === subject && !/[“"]/u.test(folded.slice(span.start, subject.span.start));
}

/** The last subject that the sentence names before `at`, else the one of the sentences before. */
export function subjectAt(
  context: RecogniseContext,
  line: LifeSentence,
  at: number,
  lexicon: LifeLexicon,
): Mention | undefined {
  const named = line.persons.filter(({ span }) => span.end <= at);
  const subject = named.findLast((person) => isSubject(context, line, person, lexicon));
  if (!subject) {
    const who = context.folded.slice(line.span.start, at + 1);
    return named.length > 0 || (line.unclear && /[他她]/u.test(who)) ? undefined : line.before;
  }
  // speech of somebody opened since then
  const between = context.folded.slice(subject.span.end, at);
  const opened = between.split('“').length - between.split('”').length;
  return opened === 0 ? subject : undefined;
}

/** True when a clause starts at `at`. */
export function startsClause({ folded }: RecogniseContext, { span }: LifeSentence, at: number): boolean {
  return at <= span.start || CLAUSE.test(folded[at - 1] as string);
}

/** True when the name stands where its clause has its subject: after nothing but titles, times and attributes. */
function isSubject(context: RecogniseContext, line: LifeSentence, { span }: Mention, lexicon: LifeLexicon): boolean {
  const { folded } = context;
  const rest = afterName(folded, span.end, lexicon);
  if (NOT_SUBJECT.test(folded.slice(rest, rest + 3)) || lexicon.startsWithKin.test(folded.slice(rest, rest + 5)))
    return false;
  let start = span.start;
  while (start > line.span.start && !CLAUSE.test(folded[start - 1] as string)) start--;
  const attribute = folded.lastIndexOf('的', span.start - 1);
  const from = attribute >= start ? attribute + 1 : start;
  const lead = folded.slice(from, span.start);
  if (OBJECT.test(lead)) return false;
  return !tokensIn(context.tokens, { start: from, end: span.start }).some(
    (token) =>
      (token.pos === 'v' || token.pos === 'p') && !line.organizations.some((organ) => contains(organ.span, token)),
  );
}

/** The offset after the name with 同志, 先生 or a note in brackets. */
export function afterName(folded: string, end: number, { honorific }: LifeLexicon): number {
  const honoured = end + (honorific.exec(folded.slice(end, end + 4))?.[0].length ?? 0);
  return honoured + (/^\([^()]{1,12}\)/u.exec(folded.slice(honoured, honoured + 14))?.[0].length ?? 0);
}

function tokensIn(tokens: readonly Token[], span: Span): Token[] {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Token[] = [];
  for (let i = low; i < tokens.length && (tokens[i] as Token).start < span.end; i++) found.push(tokens[i] as Token);
  return found;
}

/** Dates and adverbs that may stand between a subject and the verb of a fact. */
const LEAD =
  /(?:他|她|其|自己|本人|均|都|也|同|早年|后来|后|先后|当年|同年|最终|在职|本科|于|在|是|约|约于|从|自|\d{4}(?:年)?|[一二三四五六七八九〇零]{4}年|\d{1,2}月|\d{1,2}日|(?:正|冬|腊|[一二三四五六七八九十]{1,2})月|年|月|\.)+$/u;

/** Who did what is told from `at` on: the subject directly before it, else that of the clauses before. */
export function doersAt(
  context: RecogniseContext,
  line: LifeSentence,
  at: number,
  lexicon: LifeLexicon,
): readonly Mention[] {
  const { folded } = context;
  const head = folded.slice(line.span.start, at);
  const lead = LEAD.exec(head)?.[0] ?? '';
  for (let cut = 0; cut <= lead.length; cut++) {
    const start = at - lead.length + cut;
    const person = line.persons.findLast(({ span }) => afterName(folded, span.end, lexicon) === start);
    if (person) return isPossessed(folded, line, person) ? [person] : listOf(folded, line, person, lead.slice(cut));
  }
  for (let cut = 0; cut <= lead.length; cut++) {
    const start = at - lead.length + cut;
    if (!startsClause(context, line, start)) continue;
    const subject = subjectAt(context, line, start, lexicon);
    return subject ? [subject] : [];
  }
  return [];
}

function isPossessed(folded: string, line: LifeSentence, person: Mention): boolean {
  return person.span.start > line.span.start && !/[、和与及]/u.test(folded[person.span.start - 1] as string);
}

/** 甲、乙和丙|均: all of them; without 均 or 都 nobody, for it may be said of the last alone. */
function listOf(folded: string, line: LifeSentence, last: Mention, lead: string): readonly Mention[] {
  const list = [last];
  for (let i = line.persons.indexOf(last) - 1; i >= 0; i--) {
    const person = line.persons[i] as Mention;
    const gap = folded.slice(person.span.end, (list[0] as Mention).span.start);
    if (!/^(?:同志|先生|女士)?(?:、|和|与|及|以及)$/u.test(gap)) break;
    list.unshift(person);
  }
  return list.length === 1 || /均|都|同/u.test(lead) ? list : [];
}
