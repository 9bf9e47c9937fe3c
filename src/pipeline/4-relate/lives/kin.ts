import type { Claim } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import { lifeClaim } from './claims.js';
import type { LifeLexicon } from './lexicon.js';
import { afterName, type LifeSentence, startsClause, subjectAt } from './subjects.js';

interface KinWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** What may stand between a word of kin and the name: a dash, 叫, an attribute that ends in 人, titles after 、. */
const TO_NAME = /^(?:——|—|,|:|、|是|叫|名叫|即)?(?:[\p{Script=Han}]{1,12}?(?:人|籍|师|长|员|记|授))?$/u;
const LINK = /[的之]$/u;

/** RELATED_TO of a sentence, from the one who is the kin to the one whose kin it is. */
export function kinIn(context: RecogniseContext, line: LifeSentence, lexicon: LifeLexicon): Claim[] {
  let before: { readonly relative: Mention; readonly owner: Mention } | undefined;
  return kinWords(context.folded, line, lexicon).flatMap((kin) => {
    const one = namedAfter(context.folded, line, kin);
    // 某某的夫人甲,儿子乙: one list of one person's kin
    const listed = before && /^[,、和及]$/u.test(context.folded.slice(before.relative.span.end, kin.start));
    const owner = listed ? before?.owner : one && ownerOf(context, line, kin, lexicon);
    const [relative, of] = one ? [one, owner] : statedOf(context, line, kin, lexicon);
    if (!relative || !of || relative.name === of.name) return [];
    before = { relative, owner: of };
    const all = one && COLLECTIVE.test(kin.word) ? [one, ...joinedTo(context.folded, line, one)] : [relative];
    return all.map((each) => lifeClaim('RELATED_TO', each, of, line, 'lives/kin', kin.word));
  });
}

/** Kin of any kind: a list of names may follow, directly. */
const COLLECTIVE = /^(?:亲属|家属|子女|儿女|孙辈|后人)$/u;

/** 亲属甲|、乙、丙: the rest of a list of names. */
function joinedTo(folded: string, { persons }: LifeSentence, first: Mention): Mention[] {
  const list: Mention[] = [];
  for (const person of persons.slice(persons.indexOf(first) + 1)) {
    if (!/^(?:[、和与及]|以及)$/u.test(folded.slice((list.at(-1) ?? first).span.end, person.span.start))) break;
    list.push(person);
  }
  return list;
}

function kinWords(folded: string, { span, persons }: LifeSentence, { kinWord }: LifeLexicon): KinWord[] {
  const text = folded.slice(span.start, span.end);
  const found: KinWord[] = [];
  for (const hit of allMatches(kinWord, text)) {
    const start = span.start + hit.index;
    if (persons.some((person) => person.span.start <= start && start < person.span.end)) continue;
    found.push({ start, end: start + hit[0].length, word: hit[0] });
  }
  return found;
}

/** The person named right after the word: 父亲|费某某, 恩师——苏州人|翁某某. */
function namedAfter(folded: string, { persons }: LifeSentence, { start, end, word }: KinWord): Mention | undefined {
  const next = persons.find(({ span }) => span.start >= end);
  // 慰问某某家属,县长乙: the comma ends what the word belongs to
  if (COLLECTIVE.test(word))
    return next && /^(?:有|——|:)?$/u.test(folded.slice(end, next.span.start)) ? next : undefined;
  // 甲和夫人,某国大使乙: the wife has no name
  if (folded[end] === ',' && /[和与偕携及同]$/u.test(folded.slice(start - 1, start))) return undefined;
  return next && TO_NAME.test(folded.slice(end, next.span.start)) ? next : undefined;
}

/** Whose kin the word names: 某某的|父亲, 某某|妻子, 其|子, 某某与|妻子, or a clause that opens with the word. */
function ownerOf(
  context: RecogniseContext,
  line: LifeSentence,
  { start }: KinWord,
  lexicon: LifeLexicon,
): Mention | undefined {
  const { folded } = context;
  const head = folded.slice(line.span.start, start);
  const linked = start - (LINK.exec(head)?.[0].length ?? 0);
  const possessor = endingAt(folded, line, linked, lexicon);
  if (possessor) return possessor;
  if (linked < start && !/[他她]的$/u.test(head)) return undefined;
  const joined = /(?:和|与|同|及|以及|携|带着|偕|跟|、)(?:其|他的|她的|自己的)?$/u.exec(head);
  const partner = joined && endingAt(folded, line, line.span.start + joined.index, lexicon);
  if (partner) return partner;
  const pronoun = /(?:其|[他她](?:的)?|自己的)$/u.exec(head)?.[0] ?? '';
  const at = start - pronoun.length;
  if (pronoun === '' && !startsClause(context, line, start)) return undefined;
  if (/[“"]$/u.test(head)) return undefined;
  return startsClause(context, line, at) || pronoun !== '' ? subjectAt(context, line, at, lexicon) : undefined;
}

/** 某某|名誉主席|的孙女 */
const TITLE =
  /^(?:名誉|副|原|总|大)?(?:主席|委员长|总理|总统|书记|部长|省长|市长|县长|主任|院长|校长|司令|司令员|将军|元帅)(?:同志|先生|女士)?$/u;

function endingAt(folded: string, { persons }: LifeSentence, end: number, lexicon: LifeLexicon): Mention | undefined {
  return persons.find(
    ({ span }) =>
      span.end === end ||
      (span.end < end && (afterName(folded, span.end, lexicon) === end || TITLE.test(folded.slice(span.end, end)))),
  );
}

/** 甲是乙的|妻子, 甲,乙之|子: the relative comes first. */
function statedOf(
  context: RecogniseContext,
  line: LifeSentence,
  { start, end }: KinWord,
  lexicon: LifeLexicon,
): readonly (Mention | undefined)[] {
  const { folded } = context;
  if (!/^(?:[,。;)]|$)/u.test(folded.slice(end, end + 1))) return [];
  const head = folded.slice(line.span.start, start);
  const link = LINK.exec(head)?.[0].length ?? 0;
  const owner = link > 0 ? endingAt(folded, line, start - link, lexicon) : undefined;
  if (!owner) return [];
  const lead = folded.slice(line.span.start, owner.span.start);
  const is = /(?:是|系|为|,|\()$/u.exec(lead)?.[0];
  if (!is || /不(?:是|系)$/u.test(lead)) return [];
  if (is === ',' && LINK.exec(head)?.[0] !== '之') return [];
  return [endingAt(folded, line, owner.span.start - 1, lexicon), owner];
}
