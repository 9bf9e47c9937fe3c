import { join } from 'node:path';
import { z } from 'zod';
import { LEXICON_DIR } from '../../../knowledge/paths.js';
import { readYaml } from '../../../knowledge/read-yaml.js';

const words = z.array(z.string().min(1)).min(1);
const Careers = z.strictObject({
  past: words,
  present: words,
  taken: words,
  left: words,
  appoint: words,
  remove: words,
  adverbs: words,
  headings: words,
  deaths: words,
  notPosts: words,
});

/** What a verb says of the posts after it. */
export type Tense = 'past' | 'present' | 'taken';

/** lexicon/careers.yaml, compiled for matching on folded text. */
export interface CareerLexicon {
  /** Dates and verbs before posts, anywhere: groups `range`, `date`, `verb`, `of` (a verb before the name), `session`. */
  readonly trigger: RegExp;
  /** What stands between a date, or a name, and the verb; the verb is group `verb`. */
  readonly lead: RegExp;
  /** True of text that may tell a career at all. */
  readonly any: RegExp;
  /** Starts with a verb before posts. */
  readonly opens: RegExp;
  readonly heading: RegExp;
  /** Starts with, after a name, that the person died. */
  readonly died: RegExp;
  readonly tenses: ReadonlyMap<string, Tense>;
  readonly removals: ReadonlySet<string>;
  /** Verbs of giving a post up. */
  readonly left: ReadonlySet<string>;
  readonly notPosts: ReadonlySet<string>;
}

const YEAR = '(?:19|20)\\d{2}';
const POINT = `${YEAR}(?:年(?:初|底|末|春|夏|秋|冬)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?|[./]\\d{1,2}(?:[./]\\d{1,2})?)?`;
const UNTIL = '(?:—{1,2}|--?|~|至|到)';
/** 1992.08—1995.03, 1947-1955年, 2009.06—, 2016年5月至今. */
const RANGE = `${POINT} ?${UNTIL}(?: ?(?:${POINT}|今|现在|目前)|(?! ?\\d))`;
const DATE = `${YEAR}(?:年(?:初|底|末|春|夏|秋|冬)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?|[./]\\d{1,2})`;

let cached: CareerLexicon | undefined;

/** Reads lexicon/careers.yaml once per process. @throws KnowledgeError naming file and line of a malformed entry. */
export function careerLexicon(): CareerLexicon {
  cached ??= compile();
  return cached;
}

function anyOf(list: readonly string[]): string {
  return [...list].sort((a, b) => b.length - a.length).join('|');
}

function compile(): CareerLexicon {
  const data = readYaml(join(LEXICON_DIR, 'careers.yaml'), Careers);
  const longer = [...data.past, ...data.present, ...data.left, ...data.taken].filter((verb) => verb !== '任');
  // 主任, 责任, 任务 hold no verb; 分别任 shares posts out
  const bare =
    '(?<![主责信重胜委离首前继留卸时放初别聘专一二三四五六七八九十两几多])任(?![务何命免期教用职性意由内凭])';
  // 某某代理某省人民政府省长职务; 代理省长 is a title
  const acting =
    '代理(?=\\p{Script=Han}{2,16}(?:主席|[省市县区州]长|主任|院长|检察长)(?:职务|一职)|\\p{Script=Han}{2,12}政府(?:主席|[省市县区州]长))';
  const verb = `${anyOf(longer)}|${bare}|${acting}`;
  const adverb = `(?:${anyOf(data.adverbs)})`;
  const tenses = new Map<string, Tense>();
  for (const each of data.taken) tenses.set(each, 'taken');
  for (const each of data.present) tenses.set(each, 'present');
  for (const each of [...data.past, ...data.left]) tenses.set(each, 'past');
  return {
    trigger: new RegExp(
      `(?<range>(?<!\\d)${RANGE})|(?<date>(?<!\\d)${DATE})|(?<of>${anyOf([...data.appoint, ...data.remove])})|(?<verb>${verb})|(?<session>(?:是|系|为|当选为?)?(?=(?:中共)?第[一二三四五六七八九十]{1,3}届))`,
      'gu',
    ),
    lead: new RegExp(`^(?:${adverb}|[,: ])*(?<verb>${verb})?`, 'u'),
    any: new RegExp(`${verb}|${anyOf([...data.appoint, ...data.remove])}|${YEAR}[.年]?\\d{0,2}月? ?${UNTIL}`, 'u'),
    opens: new RegExp(`^(?:${adverb})*(?:${verb})`, 'u'),
    heading: new RegExp(`(?:${anyOf(data.headings)})[:)]?$`, 'u'),
    died: new RegExp(`^(?:同志|先生|女士)?(?:\\([^()]{1,40}\\))?[^。;的]{0,40}?(?:${anyOf(data.deaths)})`, 'u'),
    tenses,
    removals: new Set(data.remove),
    left: new Set(data.left),
    notPosts: new Set(data.notPosts),
  };
}
