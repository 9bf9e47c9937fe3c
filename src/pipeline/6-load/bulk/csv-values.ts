import { GuanxiError } from '../../../errors.js';

/** Divides the members of a list; no printed name has this control character. */
export const LIST_DELIMITER = '\u001f';

const SPECIAL = /["\ud800-\udfff]/;

/** Node 20 has it; TypeScript's library of ES2023 does not. */
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** A text as a field; none as an empty one, which is no property. @throws GuanxiError for what cannot be stored. */
export function textField(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return SPECIAL.test(text) ? quoted(text) : `"${text}"`;
}

function quoted(text: string): string {
  if (!isWellFormed(text)) throw refused(text, 'an unpaired surrogate; repair the text when reading');
  return `"${text.replaceAll('"', '""')}"`;
}

/** A list of texts as a field; an empty one, which an import cannot tell from none, as no property. */
export function listField(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const joined = texts.join(LIST_DELIMITER);
  if (joined === '' || joined.split(LIST_DELIMITER).length !== texts.length)
    throw refused(joined, 'an empty name, or one with the control character U+001F; load it without --bulk');
  return textField(joined);
}

export function numbersField(numbers: readonly number[]): string {
  return numbers.join(LIST_DELIMITER);
}

/** A property of any type as a field. */
export function field(value: unknown): string {
  if (typeof value === 'string') return textField(value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    return typeof value[0] === 'number' ? numbersField(value as number[]) : listField(value as string[]);
  }
  throw refused(String(value), `a ${typeof value}`);
}

function refused(text: string, found: string): GuanxiError {
  return new GuanxiError(`“${text.slice(0, 60)}” cannot be written into an import file: found ${found}.`);
}
