import type { GraphChanges, NodeChange } from '../../src/domain/graph-changes.js';
import { romanise } from '../../src/pipeline/5-resolve/pinyin.js';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余毛翟查任华区解仇单',
];
const GIVEN = [...'腾飞志军国强伟建平洪斌思远克勤立新俊明秀英晓东海燕文武春梅永红卫民金玉德华少云天雪松柏林峰江河清'];
const PLACES = [...'青河石岭白沙云峰江浦南山北湾东港西桥天元荷塘芦淞渌口'];

/** Synthetic pages with names as they are printed in newspapers, in place of 人12 and 机关3; persons with their pinyin. */
export function named(page: GraphChanges): GraphChanges {
  return { ...page, articles: page.articles.map((article) => ({ ...article, nodes: article.nodes.map(renamed) })) };
}

function renamed(node: NodeChange): NodeChange {
  const rank = Number(/\d+$/.exec(node.name)?.[0] ?? 0);
  if (node.label === 'Person') {
    const name = personName(rank);
    const latin = romanise(name);
    const spelt = latin && { pinyin: latin.full, pinyinInitials: latin.initials };
    return { ...node, name, properties: { ...node.properties, ...spelt } };
  }
  if (node.label === 'Organization') {
    return { ...node, name: `${placeName(rank)}市第${rank}建设有限公司`, aliases: [`${placeName(rank)}${rank}建`] };
  }
  if (node.label === 'Place') return { ...node, name: `${placeName(rank)}镇${rank}村` };
  if (node.label === 'Project') return { ...node, name: `${placeName(rank)}${rank}号产业园项目` };
  if (node.label === 'Event') return { ...node, name: `全市第${rank}次经济工作会议` };
  return node;
}

/** Two or three characters; ranks that differ by the number of all such names are namesakes. */
function personName(rank: number): string {
  const surname = at(SURNAMES, rank);
  const first = at(GIVEN, Math.floor(rank / SURNAMES.length));
  const second = at(GIVEN, Math.floor(rank / SURNAMES.length / GIVEN.length) + rank);
  return rank % 5 ? surname + first + second : surname + first;
}

function placeName(rank: number): string {
  return at(PLACES, rank) + at(PLACES, Math.floor(rank / PLACES.length) + 3);
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] as string;
}
