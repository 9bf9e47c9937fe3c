import type { PageMeta } from '../../src/domain/page.js';
import { canonicalName } from '../../src/pipeline/5-resolve/canonical.js';
import { resolve } from '../../src/pipeline/5-resolve/index.js';
import { byCodePoint } from '../../src/pipeline/5-resolve/order.js';
import { romanise } from '../../src/pipeline/5-resolve/pinyin.js';
import { type ArticleSpec, type ClaimSpec, changesOf, type EntitySpec, META, pageFacts } from '../load/builder.js';

const post = (who: string, organ: string, title = '局长'): ClaimSpec => ({
  type: 'HOLDS_POSITION',
  from: who,
  to: organ,
  qualifier: title,
});
const within = (inner: string, outer: string): ClaimSpec => ({ type: 'WITHIN', from: inner, to: outer });
const wrote = (who: string, as = 'reporter'): ClaimSpec => ({ type: 'WROTE', from: who, to: 'article', qualifier: as });
const took = (who: string, event: string, role: string): ClaimSpec => ({
  type: 'TOOK_PART_IN',
  from: who,
  to: event,
  qualifier: role,
});
const person = (name: string): EntitySpec => ({ label: 'Person', name });
const organ = (name: string, kind?: string): EntitySpec => ({
  label: 'Organization',
  name,
  ...(kind !== undefined && { kind }),
});
const place = (name: string, kind: string): EntitySpec => ({ label: 'Place', name, kind });
const event: EntitySpec = { label: 'Event', name: '会议', kind: 'meeting', date: '2022-05-05' };

/** The node of this name in the page's first (or given) article. */
function nodeNamed(
  name: string,
  { articles, meta = META, at = 0 }: { articles: readonly ArticleSpec[]; meta?: PageMeta; at?: number },
) {
  const node = changesOf({ meta, articles }).articles[at]?.nodes.find((one) => one.name === name);
  if (!node) throw new Error(`no node ${name}`);
  return node;
}

const JILIN: PageMeta = { ...META, publication: '长春日报', city: '长春市', province: '吉林省' };
const WHO = '高远帆';

describe('the sphere of a person', () => {
  const cases: readonly {
    readonly what: string;
    readonly article: ArticleSpec;
    readonly meta?: PageMeta;
    readonly sphere: string;
  }[] = [
    {
      what: 'an official of a city is known in its province',
      article: {
        entities: [person(WHO), organ('青岛市水务管理局', 'government')],
        claims: [post(WHO, '青岛市水务管理局')],
      },
      sphere: '山东省',
    },
    {
      what: 'an official of another province is known there',
      article: {
        entities: [person(WHO), organ('中共长春市委员会', 'party')],
        claims: [post(WHO, '中共长春市委员会', '书记')],
      },
      sphere: '吉林省',
    },
    {
      what: 'an organ without a place belongs to the newspaper',
      article: { entities: [person(WHO), organ('水务管理局', 'government')], claims: [post(WHO, '水务管理局')] },
      sphere: '山东省',
    },
    {
      what: 'a level of a place (市领导)',
      article: { entities: [person(WHO), place('长春市', 'city')], claims: [post(WHO, '长春市', '市领导')] },
      sphere: '吉林省',
    },
    {
      what: 'a minister',
      article: { entities: [person(WHO), organ('水利部', 'government')], claims: [post(WHO, '水利部', '部长')] },
      sphere: 'national',
    },
    {
      what: 'a deputy is known by the post at home',
      article: {
        entities: [person(WHO), organ('全国人民代表大会', 'congress'), organ('青岛海丰渔业公司', 'enterprise')],
        claims: [post(WHO, '全国人民代表大会', '代表'), post(WHO, '青岛海丰渔业公司', '经理')],
      },
      sphere: '青岛市/civil',
    },
    {
      what: 'a manager of a company elsewhere',
      article: {
        entities: [person(WHO), organ('长春市北湖机械厂', 'enterprise')],
        claims: [post(WHO, '长春市北湖机械厂', '厂长')],
      },
      sphere: '长春市/civil',
    },
    {
      what: 'a village secretary',
      article: { entities: [person(WHO), organ('石岭村党支部', 'party')], claims: [post(WHO, '石岭村党支部', '书记')] },
      sphere: '青岛市/civil',
    },
    {
      what: 'a branch of a national organ is local',
      article: {
        entities: [person(WHO), organ('国家税务总局青岛市税务局', 'government')],
        claims: [post(WHO, '国家税务总局青岛市税务局')],
      },
      sphere: '山东省',
    },
    { what: 'a reporter', article: { entities: [person(WHO)], claims: [wrote(WHO)] }, sphere: 'press:青岛日报' },
    {
      what: 'an official who wrote',
      article: {
        entities: [person(WHO), organ('青岛市水务管理局', 'government')],
        claims: [wrote(WHO, 'author'), post(WHO, '青岛市水务管理局')],
      },
      sphere: '山东省',
    },
    { what: 'somebody of whom nothing is said', article: { entities: [person(WHO)] }, sphere: '青岛市/civil' },
    {
      what: 'who attends without a post',
      article: { entities: [person(WHO), event], claims: [took(WHO, '会议', 'attendee')] },
      sphere: '青岛市/civil',
    },
    {
      what: 'who chairs without a post',
      article: { entities: [person(WHO), event], claims: [took(WHO, '会议', 'chair')] },
      sphere: '山东省',
    },
    { what: 'a page without any place', article: { entities: [person(WHO)] }, meta: {}, sphere: 'unplaced/civil' },
  ];
  it.each(cases)('$what → $sphere', ({ article, meta, sphere }) => {
    expect(nodeNamed(WHO, { articles: [article], meta: meta ?? META }).properties.sphere).toBe(sphere);
  });

  const figures: readonly [string, ArticleSpec, string][] = [
    ['孟子', { entities: [person('孟子')] }, 'national'],
    ['路遥', { entities: [person('路遥')] }, 'national'],
    [
      '路遥',
      {
        entities: [person('路遥'), organ('青岛市路灯管理所', 'institution')],
        claims: [post('路遥', '青岛市路灯管理所', '所长')],
      },
      '青岛市/civil',
    ],
    ['维克多·雨果', { entities: [person('维克多·雨果')] }, 'foreign'],
  ];
  it.each(figures)('%s in %j → %s', (name, article, sphere) => {
    expect(nodeNamed(name, { articles: [article] }).properties.sphere).toBe(sphere);
  });

  it('of a name shown bare is what another article of the page shows', () => {
    const bare: ArticleSpec = { entities: [person(WHO)] };
    const titled: ArticleSpec = {
      entities: [person(WHO), organ('青岛市水务管理局', 'government')],
      claims: [post(WHO, '青岛市水务管理局')],
    };
    const alone = nodeNamed(WHO, { articles: [titled] }).id;
    expect(nodeNamed(WHO, { articles: [bare, titled], at: 0 }).id).toBe(alone);
    expect(nodeNamed(WHO, { articles: [titled, bare], at: 1 }).id).toBe(alone);
  });

  it('keeps a reporter apart from an official of the same name', () => {
    const titled: ArticleSpec = {
      entities: [person(WHO), organ('青岛市水务管理局', 'government')],
      claims: [post(WHO, '青岛市水务管理局')],
    };
    const byline: ArticleSpec = { entities: [person(WHO)], claims: [wrote(WHO)] };
    const articles = [titled, byline];
    expect(nodeNamed(WHO, { articles, at: 0 }).id).not.toBe(nodeNamed(WHO, { articles, at: 1 }).id);
  });

  it('is one for one person in several posts and newspapers', () => {
    const first: ArticleSpec = {
      entities: [person(WHO), organ('青岛市水务管理局', 'government')],
      claims: [post(WHO, '青岛市水务管理局')],
    };
    const later: ArticleSpec = {
      entities: [person(WHO), organ('中共烟台市委员会', 'party')],
      claims: [post(WHO, '中共烟台市委员会', '书记')],
    };
    const elsewhere: PageMeta = { ...META, publication: '烟台日报', city: '烟台市', date: '2024-01-01' };
    expect(nodeNamed(WHO, { articles: [first] }).id).toBe(nodeNamed(WHO, { articles: [later], meta: elsewhere }).id);
  });
});

describe('Official', () => {
  const cases: readonly [string, EntitySpec, boolean][] = [
    ...(['party', 'government', 'congress', 'cppcc', 'judiciary', 'military', 'institution'] as const).map(
      (kind): [string, EntitySpec, boolean] => [kind, organ('某单位', kind), true],
    ),
    ['a level of a place', place('青岛市', 'city'), true],
    ['enterprise', organ('某单位', 'enterprise'), false],
    ['school', organ('某单位', 'school'), false],
    ['no kind', organ('某单位'), false],
  ];
  it.each(cases)('a post in %s', (_, target, official) => {
    const article: ArticleSpec = { entities: [person(WHO), target], claims: [post(WHO, target.name)] };
    expect(nodeNamed(WHO, { articles: [article] }).also).toEqual(official ? ['Official'] : []);
  });
});

describe('ids', () => {
  const same: readonly (readonly [string, [ArticleSpec, PageMeta], [ArticleSpec, PageMeta], string, boolean])[] = [
    [
      'a county, with and without its chain',
      [{ entities: [place('即墨区', 'county')] }, META],
      [{ entities: [place('即墨区', 'county'), place('青岛市', 'city')], claims: [within('即墨区', '青岛市')] }, META],
      '即墨区',
      true,
    ],
    [
      'a county whose name others share, in two cities',
      [{ entities: [place('朝阳区', 'county')] }, JILIN],
      [{ entities: [place('朝阳区', 'county')] }, { ...META, city: '北京市', province: '北京市' }],
      '朝阳区',
      false,
    ],
    [
      'a town, with and without its chain',
      [{ entities: [place('丰城镇', 'town')] }, META],
      [{ entities: [place('丰城镇', 'town'), place('即墨区', 'county')], claims: [within('丰城镇', '即墨区')] }, META],
      '丰城镇',
      true,
    ],
    [
      'villages of one name in two counties',
      [
        { entities: [place('和平村', 'village'), place('即墨区', 'county')], claims: [within('和平村', '即墨区')] },
        META,
      ],
      [
        { entities: [place('和平村', 'village'), place('崂山区', 'county')], claims: [within('和平村', '崂山区')] },
        META,
      ],
      '和平村',
      false,
    ],
    [
      'a city in two newspapers',
      [{ entities: [place('烟台市', 'city')] }, META],
      [{ entities: [place('烟台市', 'city')] }, JILIN],
      '烟台市',
      true,
    ],
    [
      'an organization in two newspapers',
      [{ entities: [organ('海丰公司')] }, META],
      [{ entities: [organ('海丰公司')] }, JILIN],
      '海丰公司',
      true,
    ],
    [
      'an event of one day in one city',
      [{ entities: [event] }, META],
      [{ entities: [event] }, { ...META, date: '2022-05-07' }],
      '会议',
      true,
    ],
    ['an event of another city', [{ entities: [event] }, META], [{ entities: [event] }, JILIN], '会议', false],
    [
      'an undated event in two articles',
      [{ entities: [{ label: 'Event', name: '会议' }] }, META],
      [{ entities: [{ label: 'Event', name: '会议' }] }, { ...META, page: '02' }],
      '会议',
      false,
    ],
    [
      'a project named in two cities',
      [{ entities: [{ label: 'Project', name: '物流园项目' }] }, META],
      [{ entities: [{ label: 'Project', name: '物流园项目' }] }, JILIN],
      '物流园项目',
      false,
    ],
    [
      'a project located in the other newspaper’s city',
      [
        {
          entities: [{ label: 'Project', name: '物流园项目' }, place('长春市', 'city')],
          claims: [{ type: 'LOCATED_IN', from: '物流园项目', to: '长春市' }],
        },
        META,
      ],
      [{ entities: [{ label: 'Project', name: '物流园项目' }] }, JILIN],
      '物流园项目',
      true,
    ],
  ];
  it.each(same)('%s', (_, [one, oneMeta], [other, otherMeta], name, equal) => {
    const a = nodeNamed(name, { articles: [one], meta: oneMeta }).id;
    const b = nodeNamed(name, { articles: [other], meta: otherMeta }).id;
    expect(a).toMatch(/^[0-9a-f]{32}$/);
    expect(a === b).toBe(equal);
  });

  it('of all printed forms of a name are one, and the printed forms are kept', () => {
    const forms = ['罗曼·罗兰', '罗曼•罗兰', '罗曼・罗兰', '罗曼 · 罗兰'];
    const nodes = forms.map((name) => nodeNamed('罗曼·罗兰', { articles: [{ entities: [person(name)] }] }));
    expect(new Set(nodes.map((node) => node.id)).size).toBe(1);
    expect(nodes.map((node) => node.aliases)).toEqual([[], ['罗曼•罗兰'], ['罗曼・罗兰'], ['罗曼 · 罗兰']]);
  });
});

it('joins entities of an article that are one node', () => {
  const articles = [
    {
      entities: [
        { ...person('聂　平'), key: 'a', times: 2 },
        { ...person('聂平'), key: 'b', aliases: ['老聂'] },
      ],
    },
  ];
  expect(nodeNamed('聂平', { articles })).toMatchObject({
    mentions: 3,
    aliases: ['老聂', '聂　平'],
    offsets: [3, 6, 7, 10, 11, 13],
  });
});

it('gives the same value for the same page, and another hash for another article', () => {
  const spec = { articles: [{ entities: [person(WHO), event], claims: [took(WHO, '会议', 'chair')] }] };
  const [one, again] = [changesOf(spec), changesOf(spec)];
  expect(again).toEqual(one);
  const other = changesOf({ articles: [{ entities: [person(WHO), event], claims: [took(WHO, '会议', 'host')] }] });
  expect(other.articles[0]?.id).toBe(one.articles[0]?.id);
  expect(other.articles[0]?.hash).not.toBe(one.articles[0]?.hash);
});

describe('refuses', () => {
  const facts = pageFacts({ articles: [{ entities: [person(WHO), event], claims: [took(WHO, '会议', 'chair')] }] });
  const [article] = facts.articles;
  if (!article) throw new Error('an article expected');
  const [claim] = article.claims;
  const [entity] = article.entities;
  if (!claim || !entity) throw new Error('a claim and an entity expected');
  const end = article.article.text.length;
  const cases: readonly [string, Partial<typeof article>, RegExp][] = [
    [
      'evidence behind the text',
      { claims: [{ ...claim, evidence: { start: 0, end: end + 1 } }] },
      /evidence of TOOK_PART_IN/,
    ],
    ['empty evidence', { claims: [{ ...claim, evidence: { start: 3, end: 3 } }] }, /found 3–3/],
    [
      'a mention behind the text',
      { entities: [{ ...entity, mentions: [{ start: end, end: end + 2 }] }], claims: [] },
      /mention of Person/,
    ],
    ['an entity without mention', { entities: [{ ...entity, mentions: [] }], claims: [] }, /no mention/],
    ['a claim about nobody', { claims: [{ ...claim, from: '无名' }] }, /found “无名”/],
  ];
  it.each(cases)('%s', (_, change, message) => {
    expect(() => resolve({ ...facts, articles: [{ ...article, ...change }] })).toThrow(message);
  });
});

it.each([
  ['单田芳', 'shantianfang', 'stf'],
  ['仇和', 'qiuhe', 'qh'],
  ['欧阳修', 'ouyangxiu', 'oyx'],
  ['吕布', 'lvbu', 'lb'],
  ['维克多·雨果', 'weikeduoyuguo', 'wkdyg'],
])('reads %s as %s', (name, full, initials) => {
  expect(romanise(name)).toEqual({ full, initials });
});

it('has no pinyin for a Latin name', () => {
  expect(romanise('Smith')).toBeUndefined();
});

it.each([
  ['聂　平', '聂平'],
  ['ＡＢＣ公司', 'ABC公司'],
  ['北京（集团）公司', '北京(集团)公司'],
  ['\uF9C4', '龍'],
  ['  John   Smith ', 'John Smith'],
])('has one form of %j: %s', (printed, canonical) => {
  expect(canonicalName(printed)).toBe(canonical);
});

it('compares by code point', () => {
  expect(['\u{20000}', '\uFA0E', '中', 'a'].sort(byCodePoint)).toEqual(['a', '中', '\uFA0E', '\u{20000}']);
});
