import type { Entity } from '../../src/domain/claim.js';
import type { ArticleFacts } from '../../src/domain/facts.js';
import { printed } from '../../src/domain/span.js';
import type { Knowledge } from '../../src/knowledge/index.js';
import { fold } from '../../src/text/fold.js';

/** Words that rules add to what is printed: 市委 → 中共…委员会, 二中 → 第二中学, 湖南自贸区 → 中国(湖南)自由贸易试验区. */
const ADDED =
  '中共委员会人民政府代表大会常务中国政治协商会议行政公署工作管理村居党支部第学小共青团()自由贸易试验区纪律检查监察省市县乡镇';

/** Fails when a name has a character that the article does not print and no documented expansion gives. */
export function expectNamesPrinted({ article, entities }: ArticleFacts, knowledge: Knowledge): void {
  const folded = fold(article.text);
  const characters = new Set(folded);
  for (const entity of entities) {
    if (entity.label === 'Person') {
      expectPersonPrinted(article.text, entity);
      continue;
    }
    const added = [...fold(entity.name)].filter((char) => !characters.has(char));
    if (added.length === 0) continue;
    const expands = entity.label === 'Organization' || entity.label === 'Place';
    const expansions = expands ? new Set(ADDED + expansionsOf(folded, article.meta, knowledge)) : new Set(TOPIC);
    const invented = added.filter((char) => !expansions.has(char));
    expect({ label: entity.label, name: entity.name, invented }).toEqual({
      label: entity.label,
      name: entity.name,
      invented: [],
    });
  }
}

/** A zone of the city spoken of: 高新区党工委 in 绵阳日报 → 中共绵阳高新技术产业开发区工作委员会. */
const ZONES = [
  ['高新区', '高新技术产业开发区'],
  ['经开区', '经济技术开发区'],
] as const;

/** 二十届三中全会精神 is called 党的二十届三中全会精神. */
const TOPIC = '党的';

/** A person's name, or a part of one with dots, is what each of its mentions prints, but for blanks and the form of the dot. */
function expectPersonPrinted(text: string, { name, mentions }: Entity): void {
  for (const span of mentions) {
    const form = fold(printed(text, span)).replace(/\s/g, '').replaceAll('.', '·');
    if (form !== name && !name.split('·').includes(form)) expect(form).toBe(name);
  }
}

/** Full names of the divisions and organs whose short forms the text prints, and of the paper's own divisions and house. */
function expansionsOf(
  folded: string,
  { city, province, publication }: ArticleFacts['article']['meta'],
  knowledge: Knowledge,
): string {
  const { gazetteer, organs } = knowledge;
  // 校党委 in a university's own paper is that university's
  const names: string[] = [publication ?? ''];
  for (const own of [gazetteer.own(city), gazetteer.own(province)])
    if (own) names.push(own.name, ...gazetteer.ancestors(own).map(({ name }) => name));
  for (let at = 0; at < folded.length; at++) {
    for (const form of gazetteer.namesAt(folded, at)) {
      for (const each of [...gazetteer.byName(form), ...gazetteer.byShort(form)])
        names.push(each.name, ...gazetteer.ancestors(each).map(({ name }) => name));
      names.push(gazetteer.country(form) ?? '', gazetteer.region(form) ?? '');
    }
    names.push(gazetteer.abbreviation(folded[at] as string, { city, province })?.name ?? '');
  }
  for (const { value } of organs.forms.scan(folded))
    names.push(value.name, value.province ?? '', value.prefecture ?? '');
  for (const { value } of organs.departments.scan(folded)) names.push(value);
  for (const { value } of organs.national.scan(folded)) names.push(value.name);
  for (const [form, name] of ZONES) if (folded.includes(form)) names.push(name);
  if (folded.includes('总书记')) names.push('中国共产党中央委员会');
  return names.join('');
}
