import type { EventLexicon, RoleVerb } from './lexicon.js';
import { isMourning, isQuoted, type Line } from './lines.js';

/** A verb with a role in a sentence; offsets are into the sentence's text. */
export interface VerbAt {
  readonly start: number;
  readonly end: number;
  readonly value: RoleVerb;
}

/** The verbs of a sentence that stand as verbs there, in text order. */
export function* verbsOf(line: Line, lexicon: EventLexicon): Generator<VerbAt> {
  const { text } = line;
  for (let at = 0; at < text.length; ) {
    const hit = lexicon.roleVerbs.at(text, at);
    // 工作报告, 工作部署: not 作报告; 陪同下|访问: not 下访
    if (!hit || (text[at] === '作' && text[at - 1] === '工') || (hit.phrase === '下访' && text[at + 2] === '问')) {
      at++;
      continue;
    }
    const end = at + hit.phrase.length;
    if (isVerb(line, at, end, hit.value)) yield { start: at, end, value: hit.value };
    at = end;
  }
}

function isVerb(line: Line, start: number, end: number, verb: RoleVerb): boolean {
  const { text } = line;
  if (isQuoted(line, line.span.start + start)) return false;
  if (verb.needs && !verb.needs.test(text.slice(end, end + 60)) && !isCarried(text, start, end)) return false;
  if (verb.notAfter?.test(text.slice(end, end + 8))) return false;
  if (verb.notBefore?.test(text.slice(Math.max(0, start - 8), start)) && !endsName(line, start)) return false;
  // 1966年|参加某市的领导工作: a life is told
  if (verb.relation === 'attend' && /(?:19|20)\d{2}年(?:\d{1,2}月)?$/u.test(text.slice(Math.max(0, start - 8), start)))
    return false;
  // 代表团讨论某某所作的报告: nobody reports to them
  if (text.startsWith('所作的', start) && DISCUSSED.test(text.slice(Math.max(0, start - 60), start))) return false;
  if (isWelcomed(text, start, end, verb)) return false;
  if ((verb.relation === 'inspect' || verb.relation === 'say') && isMourning(text)) return false;
  const at = line.span.start + start;
  // 到|会昌县调研: the verb's end is the place's beginning
  const last = line.span.start + end;
  return !line.mentions.some(({ span, label }) =>
    label === 'Place' ? at < span.start && span.start < last : span.start <= at && at < span.end,
  );
}

/** 何文学|说: the end of a name and the verb read as a word. */
function endsName({ mentions, span }: Line, at: number): boolean {
  return mentions.some(({ label, span: { end } }) => label === 'Person' && end === span.start + at);
}

/** 骨灰由某某等同志|护送|,乘专机…: what is carried stands before who carries it. */
function isCarried(text: string, start: number, end: number): boolean {
  return text.endsWith('护送', end) && /(?:骨灰|灵柩|遗骨|遗体)[^。;由]{0,8}由[^。;]{2,}$/u.test(text.slice(0, start));
}

const DISCUSSED = /讨论[^,。;]*$|(?:代表团|小组|分组)[^,。;]*审议[^,。;]*$/u;
const OF_GUESTS: ReadonlySet<RoleVerb['relation']> = new Set(['lead', 'guest', 'inspect', 'travel']);

/** 对某某率领代表团访问某市表示欢迎: what somebody is welcomed or thanked for. */
function isWelcomed(text: string, start: number, end: number, { relation }: RoleVerb): boolean {
  if (!OF_GUESTS.has(relation) || !text.includes('表示', end)) return false;
  return (
    /(?:^|[^面相绝应])对[^,。;:]{1,40}$/u.test(text.slice(Math.max(0, start - 44), start)) &&
    /^[^,。;]{0,40}表示(?:最|热烈|衷心|诚挚|亲切|由衷|崇高)?的?(?:欢迎|感谢|祝贺|慰问|谢意)/u.test(
      text.slice(end, end + 52),
    )
  );
}
