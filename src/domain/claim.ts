import type { EntityLabel } from './mention.js';
import type { Span } from './span.js';

export const RELATION_TYPES = [
  'HOLDS_POSITION',
  'TOOK_PART_IN',
  'HELD_IN',
  'CONCERNS',
  'PART_OF',
  'INVOLVED_IN',
  'LOCATED_IN',
  'WITHIN',
  'WROTE',
  'WROTE_WORK',
  'PUBLISHED',
  'BORN_IN',
  'GRADUATED_FROM',
  'RELATED_TO',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** The property that tells facts of one type between the same two nodes apart. */
export const QUALIFIER: Partial<Record<RelationType, 'title' | 'role' | 'as' | 'kin'>> = {
  HOLDS_POSITION: 'title',
  TOOK_PART_IN: 'role',
  INVOLVED_IN: 'role',
  WROTE: 'as',
  RELATED_TO: 'kin',
};

export const PARTICIPANT_ROLES = [
  'chair',
  'speaker',
  'reporter',
  'recipient',
  'relayer',
  'inspector',
  'host',
  'guest',
  'attendee',
  'signatory',
  'trainee',
  'organizer',
] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const EVENT_KINDS = [
  'meeting',
  'report',
  'inspection',
  'visit',
  'signing',
  'training',
  'ceremony',
  'study',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What mentions of one label and canonical name stand for within one article. */
export interface Entity {
  /** Unique within the article: `Person:李建国`, `Event:1`. */
  readonly key: string;
  readonly label: EntityLabel;
  readonly name: string;
  readonly kind?: string;
  readonly aliases: readonly string[];
  /** Where it is named or, for an Event, told; in text order, never empty. */
  readonly mentions: readonly Span[];
  readonly rule: string;
  readonly certain: boolean;
  /** True when every mention only implies the name (市长 → 株洲市人民政府). */
  readonly implied?: boolean;
  /** Of an Event: first day, `YYYY-MM-DD`; absent when no date is stated. */
  readonly date?: string;
  /** Of an Event over several days: last day, `YYYY-MM-DD`. */
  readonly end?: string;
  /** Of an Event: its date as printed, `3月11日-14日`. */
  readonly dateText?: string;
}

/** The article itself as an end of a claim (WROTE). */
export const ARTICLE_KEY = 'article';

/** How far a project has come, as an article tells it. */
export interface ProjectStage {
  /** The stage's word in lexicon/project-stages.yaml: 申报, 签约, 开工, 投产. */
  readonly name: string;
  /** Place of the stage in that list, from 1. */
  readonly order: number;
  /**
   * `YYYY-MM-DD` on which it was reached, as stated, or `YYYY-MM` or `YYYY` where no more is; else the article's date.
   * Absent when neither is known.
   */
  readonly date?: string;
  /** The sentence that tells it. */
  readonly evidence: Span;
}

/** A relation between two entities of an article. */
export interface Claim {
  readonly type: RelationType;
  /** `Entity.key`. */
  readonly from: string;
  /** `Entity.key`, or `ARTICLE_KEY` for WROTE. */
  readonly to: string;
  /** Value of the type's qualifier (`QUALIFIER`): title, role, as or kin. */
  readonly qualifier?: string;
  /** Of TOOK_PART_IN: place in the printed list of names, from 1, which follows rank. */
  readonly order?: number;
  /** Of TOOK_PART_IN: took part over a video link. */
  readonly remote?: boolean;
  /** Of HOLDS_POSITION: the post is a past one (原, 曾任). */
  readonly former?: boolean;
  /** Of INVOLVED_IN: the furthest stage of the project that the article tells as reached. */
  readonly stage?: ProjectStage;
  readonly certain: boolean;
  /** The sentence or phrase that states it. */
  readonly evidence: Span;
  readonly rule: string;
}
