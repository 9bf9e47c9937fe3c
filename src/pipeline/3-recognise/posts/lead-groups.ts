import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { RecogniseContext } from '../context.js';
import type { Post } from '../posts.js';
import type { Element } from './elements.js';

/** 由甲任组长、乙任副组长的|某某领导小组 */
const GROUP =
  /任(?:第一|常务)?副?(?:组长|指挥长|总指挥|主任|召集人)(?:[、,][^。;、,]{2,16}(?:任|为)(?:常务)?副?(?:组长|指挥长|总指挥|主任|成员)){0,4}[^。;的]{0,12}的((?:(?![的了等])\p{Script=Han}){2,18}?(?:领导小组|指挥部|工作专班|工作组|协调小组))/u;
const HEAD = /^(?:同志)?(?:担)?任((?:第一|常务)?副?(?:组长|指挥长|总指挥|主任|召集人))(?=[、,的])/u;

/** Who heads a body that the words after the posts name. */
export function leadGroups(
  { folded }: RecogniseContext,
  sentence: Span,
  elements: readonly Element[],
): { readonly posts: Post[]; readonly group: Mention } | undefined {
  const text = folded.slice(sentence.start, sentence.end);
  if (!text.includes('任') || !/领导小组|指挥部|专班|工作组|协调小组/.test(text)) return undefined;
  const found = GROUP.exec(text);
  const name = found?.[1];
  if (!found || name === undefined) return undefined;
  const end = sentence.start + found.index + found[0].length;
  const rule = 'positions/head-of-group';
  const posts = elements.flatMap((element): Post[] => {
    const title = element.type === 'person' ? HEAD.exec(folded.slice(element.end, element.end + 12))?.[1] : undefined;
    if (element.type !== 'person' || title === undefined || element.end > end) return [];
    const { person } = element;
    const evidence = { start: element.start, end };
    return [{ person, label: 'Organization', holder: name, title, former: false, certain: true, evidence, rule }];
  });
  const span = { start: end - name.length, end };
  const group: Mention = { span, label: 'Organization', name, kind: 'government', rule, certain: true };
  return posts.length > 0 ? { posts, group } : undefined;
}
