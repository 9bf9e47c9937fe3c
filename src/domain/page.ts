import type { Issue } from './issue.js';

/** What is known of a page from outside its text. Names are canonical: 株洲市, 湖南省. */
export interface PageMeta {
  readonly publication?: string;
  readonly city?: string;
  readonly province?: string;
  /** Date of publication, `YYYY-MM-DD`. */
  readonly date?: string;
  /** Page label as printed: `A1`, `03`. */
  readonly page?: string;
}

/** The year of publication; undefined where the page states no date. */
export function yearOf({ date }: PageMeta): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

/** One newspaper page as read: decoded text, without its front matter. */
export interface Page {
  /** Path as the user gave it; identifies the page in messages. */
  readonly path: string;
  readonly meta: PageMeta;
  /** Decoded text, line ends `\n`, without byte order mark and front matter. */
  readonly text: string;
  /** Line of the file on which `text` begins, from 1, when front matter stands before it. */
  readonly firstLine?: number;
  /** SHA-256 of `text` and `meta`, hexadecimal: equal content, equal hash. */
  readonly hash: string;
  readonly issues: readonly Issue[];
}
