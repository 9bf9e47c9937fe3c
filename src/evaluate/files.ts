import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PageFacts } from '../domain/facts.js';
import type { PageMeta } from '../domain/page.js';
import { InputError } from '../errors.js';
import { goldPage } from '../format/gold.js';
import { extractPage } from '../pipeline/index.js';
import { type GoldPage, readGold } from './gold.js';
import { type EvaluatedPage, type Evaluation, evaluatePages } from './index.js';

export interface EvaluateFilesOptions {
  /** Files of gold facts, or a folder with files NAME.gold.json. */
  readonly gold: string | readonly string[];
  /** Facts to compare with a gold file, instead of extracting them from its page. */
  readonly predicted?: string | undefined;
  /** The page of a gold file, when it is not NAME.txt beside NAME.gold.json. */
  readonly page?: string | undefined;
  /** What is known of the page from outside; the gold file's own metadata stand in for what is missing. */
  readonly meta?: PageMeta | undefined;
}

/**
 * Compares the facts of pages with the gold facts of files.
 * @throws InputError for a missing or malformed gold file and for a gold file without its page.
 */
export async function evaluateFiles({ gold, predicted, page, meta }: EvaluateFilesOptions): Promise<Evaluation> {
  const pages: EvaluatedPage[] = [];
  for (const path of typeof gold === 'string' ? goldFiles(gold) : gold) {
    const expected = readGold(path);
    const name = nameOf(path);
    if (predicted !== undefined) pages.push({ name, gold: expected, predicted: readGold(predicted) });
    else {
      const facts = await extracted(page ?? pageBeside(path), expected, meta);
      pages.push({ name, gold: expected, predicted: goldPage(facts), facts });
    }
  }
  return evaluatePages(pages);
}

function goldFiles(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith('.gold.json'));
  if (files.length > 0) return files.sort().map((name) => join(path, name));
  throw new InputError(
    `${path}: expected a folder with gold facts (*.gold.json), found none. Name another folder, or a file.`,
  );
}

/** `NAME` of `NAME.gold.json`. */
function nameOf(gold: string): string {
  return basename(gold).replace(/(\.gold)?\.json$/, '');
}

function pageBeside(gold: string): string {
  const page = join(dirname(gold), `${nameOf(gold)}.txt`);
  if (existsSync(page)) return page;
  throw new InputError(
    `${gold}: expected its page at ${page}, found none. Name the page: guanxi evaluate --gold ${gold} PAGE.`,
  );
}

async function extracted(page: string, gold: GoldPage, meta: PageMeta = {}): Promise<PageFacts> {
  const { publication, city, province, date, page: label } = gold;
  const known = Object.entries({ publication, city, province, date, page: label }).filter(([, value]) => value);
  return extractPage(page, { meta: { ...Object.fromEntries(known), ...meta } });
}
