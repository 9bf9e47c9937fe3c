/** Node 20 has it; TypeScript's library of ES2023 does not. */
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/**
 * What a property may hold. `name` is text that an index covers; `day` is `YYYY-MM-DD`; `date` may also be a month or a
 * year (`2021-03`, `2021`). Neo4j's date() reads both.
 */
export type ValueKind = 'text' | 'texts' | 'name' | 'day' | 'date' | 'integer' | 'boolean';

/** A Neo4j range index takes no value of more than 8,164 bytes, and fails the whole transaction for a longer one. */
const MAX_INDEXED_BYTES = 8000;

const EXPECTED: Readonly<Record<ValueKind, string>> = {
  text: 'text without unpaired surrogates',
  texts: 'a list of texts without unpaired surrogates',
  name: `text of at most ${MAX_INDEXED_BYTES} bytes without unpaired surrogates`,
  day: 'a day as YYYY-MM-DD',
  date: 'a date as YYYY-MM-DD, YYYY-MM or YYYY',
  integer: 'a whole number',
  boolean: 'true or false',
};

const HOLDS: Readonly<Record<ValueKind, (value: unknown) => boolean>> = {
  text: isText,
  texts: (value) => Array.isArray(value) && value.every(isText),
  name: (value) => isText(value) && (value.length * 3 <= MAX_INDEXED_BYTES || bytesOf(value) <= MAX_INDEXED_BYTES),
  day: isDay,
  date: (value) => isDay(value) || (typeof value === 'string' && /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value)),
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
};

/** Undefined when the database keeps the value exactly as it is; else what was expected and found. */
export function valueProblem(kind: ValueKind, value: unknown): string | undefined {
  return HOLDS[kind](value) ? undefined : `${EXPECTED[kind]}, found ${shown(value)}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** So many characters of a text are shown in a message. */
const SHOWN = 60;

/** The beginning of a text for a message of one line: what a terminal would act on, or nobody could see, is escaped. */
export function printable(text: unknown, most = SHOWN): string {
  const whole = String(text);
  const escaped = JSON.stringify(whole.slice(0, most))
    .slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .replace(/[\p{Cf}\u007f-\u009f\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return whole.length <= most ? escaped : `${escaped}…`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') {
    return `“${printable(value)}”${value.length <= SHOWN ? '' : ` of ${bytesOf(value)} bytes`}`;
  }
  return Array.isArray(value) ? 'a list of others' : `${typeof value} ${String(value)}`;
}
