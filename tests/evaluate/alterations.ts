import type { GoldArticle, GoldEntity, GoldEvent, GoldRelation } from '../../src/evaluate/gold.js';

/** Changes one article at a place that `at` picks; numbers wrap around. */
type Alteration = (article: GoldArticle, at: number) => GoldArticle;
/** Changes the articles of a page. */
type PageAlteration = (articles: readonly GoldArticle[], at: number) => GoldArticle[];

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];
const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at % items.length);
const changed = <T>(items: readonly T[], at: number, change: (item: T) => Partial<T>): T[] =>
  items.map((item, i) => (i === at % items.length ? { ...item, ...change(item) } : item));

const entity = (a: GoldArticle, at: number, change: (e: GoldEntity) => Partial<GoldEntity>): GoldArticle => ({
  ...a,
  entities: changed(a.entities, at, change),
});
const relation = (a: GoldArticle, at: number, change: (r: GoldRelation) => Partial<GoldRelation>): GoldArticle => ({
  ...a,
  relations: changed(a.relations, at, change),
});
const event = (a: GoldArticle, at: number, change: (e: GoldEvent) => Partial<GoldEvent>): GoldArticle => ({
  ...a,
  events: changed(a.events, at, change),
});

const LONG = '清河市召开绿水行动推进会部署今年工作'.repeat(13);

/** What one reader of the gold file may write otherwise than another. */
export const GOLD_ALTERATIONS: readonly Alteration[] = [
  (a, at) => entity(a, at, ({ optional }) => ({ optional: !optional })),
  (a, at) => relation(a, at, ({ optional }) => ({ optional: !optional })),
  (a, at) => event(a, at, ({ optional }) => ({ optional: !optional })),
  (a, at) => relation(a, at, () => ({ accept: ['主任', 'chair', 'reporter', '“书记”'] })),
  (a, at) => relation(a, at, ({ accept = [] }) => ({ accept: accept.slice(1) })),
  (a, at) => entity(a, at, ({ name }) => ({ aliases: [`原${name}`, pick(a.entities, at + 1)?.name ?? '某'] })),
  (a, at) => entity(a, at, () => ({ aliases: [] })),
  (a, at) => event(a, at, ({ date }) => ({ end: date ? `${date.slice(0, 8)}28` : null })),
  // an event without participants is known by its name
  (a, at) => ({
    ...a,
    relations: a.relations.filter((r) => r.type !== 'TOOK_PART_IN' || r.to !== pick(a.events, at)?.id),
  }),
  // two events of one day share their people
  (a, at) => ({ ...a, events: a.events.map((e) => ({ ...e, date: pick(a.events, at)?.date })) }),
  // an optional event that the same people attend stands before a counted one
  (a, at) => {
    const told = pick(a.events, at);
    const id = `event:${300 + at}`;
    const copies = a.relations.filter((r) => r.to === told?.id).map((r) => ({ ...r, to: id }));
    if (!told) return a;
    return { ...a, events: [{ ...told, id, optional: true }, ...a.events], relations: [...a.relations, ...copies] };
  },
  // an entity in two entries, each with its own aliases
  (a, at) => {
    const twice = pick(
      a.entities.filter((e) => e.aliases?.length),
      at,
    );
    return twice ? { ...a, entities: [...a.entities, { ...twice, aliases: [`又名${at}`] }] } : a;
  },
  (a, at) => ({ ...a, relations: [...a.relations, { type: 'MENTIONS', from: '周', to: `某${at}` }] }),
  (a, at) => ({ ...a, kicker: at % 2 ? '全市上下闻令而动' : null, subtitle: '——清河纪事' }),
  (a) => ({ ...a, headline: LONG }),
];

/** How the facts of an article may differ from the gold ones. */
export const ARTICLE_ALTERATIONS: readonly Alteration[] = [
  (a, at) => ({ ...a, entities: without(a.entities, at) }),
  (a, at) => ({ ...a, relations: without(a.relations, at) }),
  (a, at) => ({ ...a, events: without(a.events, at) }),
  (a, at) => entity(a, at, ({ name }) => ({ name: `${name}人` })),
  (a, at) =>
    entity(a, at, ({ name, aliases, mentions }) => ({
      name: pick([...(aliases ?? []), ...(mentions ?? [])], at) ?? name,
    })),
  // the same entity once more, by another of its names
  (a, at) => {
    const twice = pick(a.entities, at);
    const other = twice && { type: twice.type, name: pick([...(twice.aliases ?? []), twice.name], at) ?? '' };
    return other ? { ...a, entities: [...a.entities, other] } : a;
  },
  (a, at) => entity(a, at, ({ type }) => ({ type: type === 'Place' ? 'Organization' : 'Place' })),
  (a, at) => ({ ...a, entities: [...a.entities, { type: 'Person', name: `周${at}` }] }),
  (a) => ({ ...a, entities: [...a.entities, { type: 'Article', name: '本文' }, { type: 'Event', name: '会议' }] }),
  // forms that compare as equal
  (a, at) =>
    entity(a, at, ({ name }) => ({ name: [...`“${name}”`].join(at % 2 ? ' ' : '\u3000').replaceAll('·', '•') })),
  (a, at) => relation(a, at, ({ from, title }) => ({ from: `《${from}》`, title: title ? ` ${title}` : title })),
  (a, at) => relation(a, at, () => ({ title: '主任', role: 'chair', as: 'reporter', kin: '父亲' })),
  (a, at) => relation(a, at, () => ({ from: pick(a.entities, at + 1)?.name ?? '周' })),
  (a, at) => relation(a, at, () => ({ to: pick(a.events, at)?.id ?? '某地' })),
  (a, at) => relation(a, at, () => ({ from: null, to: undefined })),
  (a, at) => relation(a, at, () => ({ type: pick(['MET', 'REPORTS', 'WROTE', 'HELD_IN', 'WITHIN'], at) ?? '' })),
  // every end by another name of its entity
  (a, at) => {
    const named = (name: string | null | undefined) =>
      pick(a.entities.find((e) => e.name === name)?.aliases ?? [], at) ?? name;
    return { ...a, relations: a.relations.map((r) => ({ ...r, from: named(r.from), to: named(r.to) })) };
  },
  (a, at) => ({ ...a, relations: [...a.relations, ...a.relations.slice(at % 7, (at % 7) + 2)] }),
  (a, at) => ({ ...a, relations: [...a.relations].reverse(), events: at % 2 ? [...a.events].reverse() : a.events }),
  (a) => ({ ...a, relations: a.relations.filter((r) => r.type !== 'TOOK_PART_IN') }),
  (a, at) => event(a, at, () => ({ date: '2021-03-11' })),
  (a, at) => event(a, at, ({ date, end }) => ({ date: `${end ?? date}T09:30`, end: null })),
  (a, at) => event(a, at, () => ({ name: '全市工作会议' })),
  (a, at) => event(a, at, ({ name }) => ({ name: [...(name ?? '')].slice(at % 6).join('') })),
  (a, at) => ({
    ...a,
    events: [...a.events, { id: `event:${90 + at}`, name: '会议', date: pick(a.events, at)?.date }],
  }),
  // an event of its own that takes over the facts of another
  (a, at) => {
    const told = pick(a.events, at);
    const id = `event:${200 + at}`;
    const copies = a.relations.filter((r) => r.to === told?.id).map((r) => ({ ...r, to: id }));
    return told ? { ...a, events: [...a.events, { ...told, id }], relations: [...a.relations, ...copies] } : a;
  },
  (a, at) => ({ ...a, headline: [...(a.headline ?? '')].slice(at % 5).join('') }),
  (a, at) => ({ ...a, headline: [...(a.headline ?? '')].slice(0, 3 + (at % 6)).join('') }),
  (a) => ({ ...a, headline: `${a.kicker ?? ''} ${a.headline ?? ''}${a.subtitle ?? ''}` }),
  (a) => ({ ...a, headline: '天气预报' }),
  (a) => ({ ...a, headline: null }),
  (a, at) => ({ ...a, headline: `${a.headline}${LONG.slice(at)}` }),
];

/** How the articles of a page may be divided otherwise. */
export const PAGE_ALTERATIONS: readonly PageAlteration[] = [
  (articles) => [...articles].reverse(),
  (articles, at) => without(articles, at),
  (articles, at) => [...articles, { ...(pick(articles, at) ?? none), headline: '天气预报' }],
  // one article twice: the second finds no counterpart
  (articles, at) => [...articles, { ...(pick(articles, at) ?? none) }],
  // the one with the longest headline twice, under a longer and a shorter one: the closer length wins
  (articles) => {
    const longest = Math.max(...articles.map((a) => a.headline?.length ?? 0));
    return articles.flatMap((a) => {
      if ((a.headline?.length ?? 0) < longest) return [a];
      const short = [...(a.headline ?? '')];
      const cut = short.slice(0, Math.ceil(short.length * 0.6)).join('');
      return [
        { ...a, headline: `补记${a.headline}` },
        { ...a, headline: cut, entities: a.entities.slice(1), relations: a.relations.slice(2) },
      ];
    });
  },
  // split in two, each part under a half of the headline
  (articles, at) =>
    articles.flatMap((a, i) => {
      if (i !== at % articles.length) return [a];
      const cut = Math.floor((a.headline ?? '').length / 2);
      const [first, second] = [a.headline?.slice(0, cut), a.headline?.slice(cut)];
      return [
        { ...a, headline: first, entities: a.entities.slice(at % 9), relations: a.relations.slice(at % 9) },
        { ...a, headline: second, entities: a.entities.slice(0, at % 9), relations: a.relations.slice(0, at % 9) },
      ];
    }),
  // run together with the next one
  (articles, at) => {
    const [first, second] = [pick(articles, at), pick(articles, at + 1)];
    if (!first || !second || first === second) return [...articles];
    const merged = {
      ...first,
      entities: [...first.entities, ...second.entities],
      relations: [...first.relations, ...second.relations],
    };
    return articles.filter((a) => a !== second).map((a) => (a === first ? merged : a));
  },
  // keys that a file may leave out
  (articles, at) =>
    articles.map((a, i) => {
      if (i !== at % articles.length) return a;
      const { events: _, ...rest } = a;
      return rest as GoldArticle;
    }),
];

const none: GoldArticle = { entities: [], relations: [], events: [] };
