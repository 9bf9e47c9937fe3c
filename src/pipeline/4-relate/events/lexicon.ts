import { join } from 'node:path';
import { z } from 'zod';
import { EVENT_KINDS, type EventKind, PARTICIPANT_ROLES, type ParticipantRole } from '../../../domain/claim.js';
import { once } from '../../../knowledge/once.js';
import { LEXICON_DIR } from '../../../knowledge/paths.js';
import { readYaml } from '../../../knowledge/read-yaml.js';
import { PhraseMatcher } from '../../../text/phrases.js';

const words = z.array(z.string().min(1)).min(1);
const guards = z.record(z.string(), z.array(z.string().min(1)));
const kind = z.enum(EVENT_KINDS);
const role = z.enum(PARTICIPANT_ROLES);

const RELATIONS = [
  'chair',
  'attend',
  'act',
  'say',
  'announce',
  'aside',
  'report',
  'relay',
  'listen',
  'inspect',
  'host',
  'meet',
  'guest',
  'members',
  'travel',
  'talk',
  'sign',
  'train',
  'organize',
  'lead',
] as const;

const RoleVerbs = z.strictObject({
  verbs: z.array(
    z.strictObject({
      relation: z.enum(RELATIONS),
      role,
      words,
      object: role.optional(),
      says: z.boolean().optional(),
      weak: z.boolean().optional(),
      lead: z.boolean().optional(),
    }),
  ),
  needs: guards,
  notAfter: guards,
  notBefore: guards,
  absentAfter: words,
  absentBefore: words,
  groups: words,
  delegates: words,
});

const EventNouns = z.strictObject({
  nouns: z.partialRecord(kind, words),
  notMeeting: words,
  hold: words,
  held: words,
  attend: words,
  verbs: z.partialRecord(kind, words),
  studyGroups: words,
  future: words,
  background: words,
  sequel: words,
  backReference: z.partialRecord(kind, words),
});

const Involvement = z.strictObject({
  ask: words,
  grant: words,
  gift: words,
  thanked: words,
  owner: z.strictObject({ between: z.array(z.string()) }),
  builder: z.strictObject({ words }),
  investor: z.strictObject({ words }),
  notInvolved: words,
  matters: words,
  visits: words,
  heldAt: words,
});

/** How a verb gives roles; see lexicon/role-verbs.yaml. */
export interface RoleVerb {
  readonly relation: (typeof RELATIONS)[number];
  readonly role: ParticipantRole;
  readonly object?: ParticipantRole;
  readonly says: boolean;
  readonly weak: boolean;
  readonly lead: boolean;
  /** Must match what follows within the clause. */
  readonly needs: RegExp | undefined;
  /** Matches right after the verb when the verb is part of a noun there. */
  readonly notAfter: RegExp | undefined;
  /** Matches the text before the verb when the verb is part of another word there. */
  readonly notBefore: RegExp | undefined;
}

/** The words of lexicon/role-verbs.yaml, event-nouns.yaml and involvement.yaml, compiled for matching. */
export interface EventLexicon {
  readonly roleVerbs: PhraseMatcher<RoleVerb>;
  readonly absentAfter: RegExp;
  readonly absentBefore: RegExp;
  readonly groups: PhraseMatcher<true>;
  readonly delegates: RegExp;
  readonly nouns: PhraseMatcher<EventKind>;
  readonly notMeeting: RegExp;
  readonly hold: RegExp;
  readonly held: RegExp;
  readonly attend: RegExp;
  readonly eventVerbs: PhraseMatcher<EventKind>;
  readonly studyGroups: RegExp;
  readonly future: RegExp;
  readonly background: RegExp;
  readonly sequel: RegExp;
  readonly backReference: ReadonlyMap<EventKind, RegExp>;
  readonly ask: RegExp;
  readonly grant: RegExp;
  readonly gift: RegExp;
  readonly thanked: RegExp;
  readonly ownerBetween: ReadonlySet<string>;
  readonly builder: RegExp;
  readonly investor: RegExp;
  readonly notInvolved: RegExp;
  readonly matters: RegExp;
  readonly visits: RegExp;
  readonly heldAt: RegExp;
}

/**
 * The lexicon of events, read once per process.
 * @throws KnowledgeError naming file and line when a file is missing or malformed.
 */
export const eventLexicon = once(compile);

/** Alternation of literal words, the longest first. */
export function anyOf(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('|');
}

function compile(): EventLexicon {
  const roles = readYaml(join(LEXICON_DIR, 'role-verbs.yaml'), RoleVerbs);
  const events = readYaml(join(LEXICON_DIR, 'event-nouns.yaml'), EventNouns);
  const involvement = readYaml(join(LEXICON_DIR, 'involvement.yaml'), Involvement);
  return {
    roleVerbs: new PhraseMatcher(roleVerbs(roles)),
    absentAfter: new RegExp(`^(?:同志|书记|主席|市长|省长)?的?(?:${anyOf(roles.absentAfter)})`, 'u'),
    absentBefore: new RegExp(`(?:${anyOf(roles.absentBefore)})$`, 'u'),
    groups: new PhraseMatcher(roles.groups.map((word) => [word, true] as const)),
    delegates: new RegExp(anyOf(roles.delegates), 'u'),
    nouns: byKind(events.nouns),
    notMeeting: new RegExp(`(?:${anyOf(events.notMeeting)})$`, 'u'),
    hold: new RegExp(anyOf(events.hold), 'gu'),
    held: new RegExp(anyOf(events.held), 'u'),
    attend: new RegExp(anyOf(events.attend), 'gu'),
    eventVerbs: byKind(events.verbs),
    studyGroups: new RegExp(anyOf(events.studyGroups), 'u'),
    future: new RegExp(anyOf(events.future), 'u'),
    background: new RegExp(anyOf(events.background), 'u'),
    sequel: new RegExp(`^(?:${anyOf(events.sequel)})`, 'u'),
    backReference: new Map(
      Object.entries(events.backReference).map(([key, list]) => [key as EventKind, new RegExp(anyOf(list), 'u')]),
    ),
    ask: new RegExp(anyOf(involvement.ask), 'u'),
    grant: new RegExp(anyOf(involvement.grant), 'u'),
    gift: new RegExp(anyOf(involvement.gift), 'gu'),
    thanked: new RegExp(`(?:${anyOf(involvement.thanked)})[^,。;]*$`, 'u'),
    ownerBetween: new Set(involvement.owner.between),
    builder: new RegExp(anyOf(involvement.builder.words), 'u'),
    investor: new RegExp(anyOf(involvement.investor.words), 'u'),
    notInvolved: new RegExp(anyOf(involvement.notInvolved), 'u'),
    matters: new RegExp(anyOf(involvement.matters), 'u'),
    visits: new RegExp(anyOf(involvement.visits), 'gu'),
    heldAt: new RegExp(`(?:${anyOf(involvement.heldAt)})$`, 'u'),
  };
}

function byKind(table: Partial<Record<EventKind, readonly string[]>>): PhraseMatcher<EventKind> {
  return new PhraseMatcher(
    Object.entries(table).flatMap(([key, list]) => list.map((word) => [word, key as EventKind] as const)),
  );
}

function* roleVerbs(source: z.infer<typeof RoleVerbs>): Generator<readonly [string, RoleVerb]> {
  for (const verb of source.verbs) {
    for (const word of verb.words) {
      yield [
        word,
        {
          relation: verb.relation,
          role: verb.role,
          ...(verb.object === undefined ? {} : { object: verb.object }),
          says: verb.says ?? false,
          weak: verb.weak ?? false,
          lead: verb.lead ?? false,
          needs:
            source.needs[word] &&
            new RegExp(`^(?:《[^》。;]{1,40}》)?[^,。;]{0,30}?(?:${anyOf(source.needs[word])})`, 'u'),
          notAfter: guardOf(source.notAfter, word, (list) => `^(?:${list})`),
          notBefore: guardOf(source.notBefore, word, (list) => `(?:${list})$`),
        },
      ];
    }
  }
}

/** The guards of every listed word that ends `word`: those of 调研 also hold for 考察调研. */
function guardOf(table: Record<string, readonly string[]>, word: string, frame: (list: string) => string) {
  const list = Object.entries(table).flatMap(([ending, guarded]) => (word.endsWith(ending) ? guarded : []));
  return list.length === 0 ? undefined : new RegExp(frame(anyOf(list)), 'u');
}
