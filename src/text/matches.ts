/**
 * What `text.matchAll(pattern)` gives, without the copy that `matchAll` makes of its pattern at every call: rules ask
 * this of each sentence. `pattern` is global and matches no empty text.
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
