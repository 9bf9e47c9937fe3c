/**
 * A value in the making, whose properties are assigned one by one. Where some of them may be absent this is many times
 * faster than a literal with spread parts, which the engine (V8 of Node 20) defines one by one at run time.
 */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
