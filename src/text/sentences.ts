import type { Span } from '../domain/span.js';

const CLOSERS = new Set(['”', '’', '"', "'", ')', '》', '>']);

/**
 * Sentences of a folded text: they end after 。！？!?；… with the closing quotes that follow, and at line ends.
 * A semicolon ends a sentence only outside quotes' closing run; spans exclude surrounding blanks.
 */
export function sentencesOf(folded: string, within: Span = { start: 0, end: folded.length }): Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && isBlank(folded.charCodeAt(from))) from++;
    while (to > from && isBlank(folded.charCodeAt(to - 1))) to--;
    if (from < to) sentences.push({ start: from, end: to });
    start = end;
  };
  for (let i = within.start; i < within.end; i++) {
    const char = folded[i] as string;
    if (char === '\n') {
      push(i);
    } else if (char === '。' || char === '!' || char === '?' || char === ';') {
      let end = i + 1;
      while (end < within.end && CLOSERS.has(folded[end] as string)) end++;
      i = end - 1;
      push(end);
    }
  }
  push(within.end);
  return sentences;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10;
}
