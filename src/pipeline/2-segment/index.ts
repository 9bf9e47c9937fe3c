import type { Article } from '../../domain/article.js';
import type { Page } from '../../domain/page.js';
import { bodyOf, leadOf } from './body.js';
import { withItems } from './columns.js';
import { compose } from './compose.js';
import { withoutContents, withoutHeadingCopies } from './copies.js';
import { type Block, divide, isSigned } from './divide.js';
import { headingOf } from './heading.js';
import { isHeadlineAgain, withCaptions, withPenNames } from './insets.js';
import { type Line, linesOf } from './lines.js';
import { isNameplate, isOwnName } from './masthead.js';
import { withLists } from './rows.js';
import { isWebCopy, webArticle } from './web-header.js';

/** Lines at the top of a page among which its newspaper's name stands. */
const TOP = 6;

/**
 * Articles of a page, in the order in which their headings are printed: headings told from text, columns joined,
 * passages printed twice kept once, navigation and jump lines left out. Time and memory are linear in the page's length.
 */
export function segment(page: Page): Article[] {
  const lines = linesOn(page);
  const blocks = blocksOf(lines);
  const articles: Article[] = [];
  for (const block of blocks) {
    const article = composeBlock(page, articles.length, block, blocks.length === 1);
    if (article.text !== '') articles.push(article);
  }
  return articles;
}

/** The lines of a page, each with what it is by itself and beside its neighbours. */
function linesOn(page: Page): Line[] {
  const { publication } = page.meta;
  const lines = linesOf(page.text).map((line, i, all) => {
    const isPlate = i < TOP && isNameplate(line.text) && isData(all[i + 1]);
    return isPlate || isOwnName(line.text, publication) ? { ...line, role: 'noise' as const } : line;
  });
  return withLists(withPenNames(withCaptions(withItems(withoutContents(lines)))));
}

function isData(line: Line | undefined): boolean {
  return line?.role === 'noise' || line?.role === 'fields';
}

/** A page with two articles under bylines is a printed page, whatever data or navigation stand around it. */
function blocksOf(lines: readonly Line[]): Block[] {
  const blocks = divide(lines);
  return blocks.filter(isSigned).length < 2 && isWebCopy(lines) ? [webArticle(withoutTail(lines))] : blocks;
}

function composeBlock(page: Page, index: number, block: Block, alone: boolean): Article {
  const items = bodyOf(withoutHeadline(block));
  const heading = headingOf(withoutHeadingCopies(block.heading), alone ? leadOf(items) : '');
  return compose(page, index, heading, items);
}

/** Below the last running text the same words are a signature: the organ's name that heads its notice. */
function withoutHeadline({ heading, rest }: Block): Line[] {
  const last = rest.findLastIndex((line) => line.role === 'body');
  return rest.filter((line, i) => i > last || !isHeadlineAgain(line, heading));
}

/** Lines up to the first that only links and footers follow; running text and bylines after it stay. */
function withoutTail(lines: readonly Line[]): Line[] {
  const body = lines.findIndex((line) => line.role === 'body');
  const tail = lines.findIndex((line, i) => i > body && line.role === 'tail');
  if (body < 0 || tail < 0) return [...lines];
  return lines.filter((line, i) => i < tail || line.text.includes('。') || line.role === 'fields');
}
