import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../../knowledge/once.js';
import { LEXICON_DIR } from '../../knowledge/paths.js';
import { readYaml } from '../../knowledge/read-yaml.js';
import { readSurnames } from '../../knowledge/surnames.js';

const strings = z.array(z.string().min(1)).min(1);
const bylinesSchema = z.strictObject({
  roles: z.strictObject({ reporter: strings, correspondent: strings, author: strings, photographer: strings }),
  outlets: strings,
  own: strings,
});
const linesSchema = z.strictObject({
  fields: z.strictObject({
    author: strings,
    source: strings,
    date: strings,
    count: strings,
    editor: strings,
    title: strings,
  }),
  noise: strings,
  tail: strings,
  jump: strings,
  menu: strings,
  masthead: strings,
  guide: strings,
});
const headingsSchema = z.strictObject({
  kickerEndings: strings,
  subtitles: strings,
  soleSubtitles: strings,
  asides: strings,
  columns: strings,
  noticeHeads: strings,
  listHeads: strings,
  itemSigns: z.string().min(1),
  salutations: strings,
  sectionNumbers: strings,
  leads: strings,
  openers: strings,
  continuations: z.strictObject({ opens: strings, except: strings }),
  eventVerbs: strings,
  roleNouns: strings,
  authorPosts: strings,
  senderUnits: strings,
  kinds: z.strictObject({ notice: strings, commentary: strings, feature: strings }),
});

export type FieldClass = keyof z.infer<typeof linesSchema>['fields'];

/** The segmenter's word lists and patterns, compiled. Patterns read folded text. */
export interface SegmentLexicon {
  readonly fieldClass: ReadonlyMap<string, FieldClass>;
  /** Characters of the longest key. */
  readonly longestKey: number;
  readonly noise: RegExp;
  readonly tail: RegExp;
  readonly jump: RegExp;
  /** A jump line's words at the end of a paragraph. */
  readonly jumpEnd: RegExp;
  /** The same at the start of one: (上接第1版). */
  readonly jumpStart: RegExp;
  readonly menu: ReadonlySet<string>;
  /** A part of the lines around a newspaper's name: day, issue, weather. */
  readonly masthead: RegExp;
  /** Headlines of inside pages. */
  readonly guide: RegExp;
  readonly kickerEnding: RegExp;
  readonly subtitle: RegExp;
  /** The same on a page of one article, and below two lines. */
  readonly soleSubtitle: RegExp;
  /** Names a column or a series; heads no article by itself. */
  readonly aside: RegExp;
  /** Names a column of items, each an article of its own; blanks left out. */
  readonly column: RegExp;
  /** Heads of notices that say no more: 通告. */
  readonly noticeHeads: ReadonlySet<string>;
  /** Heads a list of units or persons: 先进个人名单. */
  readonly listHead: RegExp;
  /** Characters with which items of a column open. */
  readonly itemSigns: ReadonlySet<string>;
  /** Opens a letter: 编辑同志:. */
  readonly salutation: RegExp;
  readonly sectionNumber: RegExp;
  readonly lead: RegExp;
  readonly opener: RegExp;
  readonly continuation: RegExp;
  readonly continuationExcept: RegExp;
  readonly eventVerb: RegExp;
  readonly notice: RegExp;
  readonly commentary: RegExp;
  readonly feature: RegExp;
  readonly surnames: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** Words for reporters and correspondents. */
  readonly reporter: RegExp;
  /** What follows 记者 and 通讯员 in words that name nobody: 会议, 活动. */
  readonly roleNoun: RegExp;
  /** Ends of posts by which authors sign: 院长, 教授. */
  readonly postWords: string;
  /** Ends of the units and places from which readers and correspondents write: 广播站, 村. */
  readonly senderWords: string;
  /** A unit's name that signs a notice. */
  readonly unitEnding: RegExp;
  /** Alternatives for use within a larger pattern, longest first. */
  readonly roleWords: string;
  readonly reporterWords: string;
  readonly photoWords: string;
  readonly outletWords: string;
  readonly ownWords: string;
}

/** Reads lexicon/bylines.yaml and lexicon/segment-*.yaml, once per process. @throws KnowledgeError for a malformed file. */
export const segmentLexicon = once(compile);

function compile(): SegmentLexicon {
  const bylines = readYaml(join(LEXICON_DIR, 'bylines.yaml'), bylinesSchema);
  const lines = readYaml(join(LEXICON_DIR, 'segment-lines.yaml'), linesSchema);
  const headings = readYaml(join(LEXICON_DIR, 'segment-headings.yaml'), headingsSchema);
  const classes = Object.entries(lines.fields) as [FieldClass, string[]][];
  const fieldClass = new Map(classes.flatMap(([name, keys]) => keys.map((key) => [key, name] as const)));
  const { reporter, correspondent, author, photographer } = bylines.roles;
  const roles = [...reporter, ...correspondent, ...author, ...photographer];
  return {
    fieldClass,
    longestKey: Math.max(...[...fieldClass.keys()].map((key) => key.length)),
    noise: whole(lines.noise),
    tail: whole(lines.tail),
    jump: whole(lines.jump),
    jumpEnd: /\s*\((?:紧?接|下转|上接|转|详见)第?[^()。]{1,12}\)?$/,
    jumpStart: /^\((?:紧接|上接|接)第?[^()。]{1,10}\)\s*/,
    menu: new Set(lines.menu),
    masthead: whole(lines.masthead),
    guide: whole(lines.guide),
    kickerEnding: any(headings.kickerEndings),
    subtitle: any(headings.subtitles),
    soleSubtitle: any(headings.soleSubtitles),
    aside: any(headings.asides),
    column: any(headings.columns),
    noticeHeads: new Set(headings.noticeHeads),
    listHead: any(headings.listHeads),
    itemSigns: new Set(headings.itemSigns),
    salutation: any(headings.salutations),
    sectionNumber: any(headings.sectionNumbers),
    lead: any(headings.leads),
    opener: any(headings.openers),
    continuation: any(headings.continuations.opens),
    continuationExcept: any(headings.continuations.except),
    eventVerb: any(headings.eventVerbs),
    notice: any(headings.kinds.notice),
    commentary: any(headings.kinds.commentary),
    feature: any(headings.kinds.feature),
    surnames: readSurnames().all,
    roles: new Set(roles),
    reporter: any([words([...reporter, ...correspondent])]),
    roleNoun: any(headings.roleNouns),
    postWords: words(headings.authorPosts),
    senderWords: words(headings.senderUnits),
    unitEnding: new RegExp(`(?:${words(headings.senderUnits)})$`),
    roleWords: words(roles),
    reporterWords: words([...reporter, ...correspondent]),
    photoWords: words(photographer),
    outletWords: words(bylines.outlets),
    ownWords: words(bylines.own),
  };
}

function any(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'));
}

function whole(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join('|')})$`);
}

function words(list: readonly string[]): string {
  return [...list].sort((a, b) => b.length - a.length).join('|');
}
