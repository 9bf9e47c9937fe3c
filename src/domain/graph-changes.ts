import type { RelationType } from './claim.js';
import type { EntityLabel } from './mention.js';

/** Property values that reach the database. Integers are JavaScript integers here; the loader sends them as INTEGER. */
type Value = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, Value>>;

/** A named node (Person, Organization, …, Event) as one article states it. */
export interface NodeChange {
  /** 32 hexadecimal digits: hash of label and canonical key. */
  readonly id: string;
  readonly label: EntityLabel;
  /** Further labels: `Official`. */
  readonly also: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  /** Scalar properties besides id, name and aliases: `kind`, `pinyin`, `date`, `end`, `dateText`. */
  readonly properties: Properties;
  /** How often the article names it; becomes MENTIONS.count. At least 1. */
  readonly mentions: number;
  /** Where it is named: pairs start, end of UTF-16 offsets into the article's text, flattened. */
  readonly offsets: readonly number[];
}

/** One article's stating of one fact. */
export interface Statement {
  /** 32 hexadecimal digits: hash of type, from, to and qualifier. The fact's identity. */
  readonly key: string;
  readonly type: RelationType;
  /** `NodeChange.id`, or the article's id. */
  readonly from: string;
  readonly fromLabel: EntityLabel | 'Article';
  readonly to: string;
  readonly toLabel: EntityLabel | 'Article';
  /** Properties of the edge that belong to the fact's identity: `{ title: '书记' }`, `{ role: 'chair' }`, or none. */
  readonly qualifier: Properties;
  /**
   * Of this statement: `order`, `remote`, `former`, as far as stated; `stage` with its place in the order of stages
   * (`stageOrder`), its `stageDate` and its own evidence (`stageStart`, `stageEnd`, `stageQuote`).
   */
  readonly properties: Properties;
  readonly certain: boolean;
  readonly rule: string;
  /** Evidence: UTF-16 offsets into the article's text, end exclusive, and the printed characters there. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Everything loading one article does. Replaces whatever the article of the same id stated before. */
export interface ArticleChange {
  /** 32 hexadecimal digits: hash of the page's id and the position on the page. */
  readonly id: string;
  readonly headline: string;
  readonly kicker?: string;
  readonly subtitle?: string;
  readonly kind: string;
  /** Date of publication, `YYYY-MM-DD`. */
  readonly date?: string;
  readonly page?: string;
  readonly index: number;
  readonly text: string;
  /** SHA-256 of this change without `hash`: equal hash, nothing to load. */
  readonly hash: string;
  readonly nodes: readonly NodeChange[];
  readonly statements: readonly Statement[];
}

/** What loading one page does to the graph: a plain value, the same for the same page, printed by `--dry-run`. */
export interface GraphChanges {
  /**
   * 32 hexadecimal digits: hash of publication, date and page label; of the page's content when one of them is unknown.
   * Articles of this page that are not in `articles` are retracted.
   */
  readonly pageId: string;
  readonly path: string;
  /** SHA-256 of the page's text and metadata. */
  readonly hash: string;
  readonly publication?: {
    readonly id: string;
    readonly name: string;
    readonly city?: string;
    readonly province?: string;
  };
  readonly articles: readonly ArticleChange[];
  /** What the page was extracted from and by; without it, the next ingest of the file extracts it again. */
  readonly delivery?: Delivery;
}

/** What must be the same for a file to give the same changes. */
export interface Delivery extends Versions {
  /** SHA-256 of the file's bytes and of what is stated beside it: sidecar and options. */
  readonly input: string;
}

/** What extracts pages. */
export interface Versions {
  /** Version of the program, and a hash of the code and the word table that extract. */
  readonly extractor: string;
  /** Hash of everything under lexicon/. */
  readonly lexicon: string;
}
