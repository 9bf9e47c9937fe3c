/**
 * The code unit at `at`; 0, which no text has, outside of it. `charCodeAt` itself takes a detour at every call, once it was
 * asked outside of a text: the engine then compiles that place of the program without what it knows of strings.
 */
export function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}
