import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

/** A row of the tables in docs/exit-codes.md. */
interface Documented {
  readonly code: number;
  readonly name: string;
  /** Of the faults: what the message begins with or holds, with `…` for what differs. */
  readonly message: string;
}

/** The documented faults by their key (`wrong password`): exit code, its name, and the message. */
export function documentedFault(key: string): Documented {
  const found = faults().find((fault) => fault.key === key);
  if (!found) throw new Error(`docs/exit-codes.md lists no fault “${key}”`);
  return found;
}

export function faults(): readonly (Documented & { readonly key: string })[] {
  const text = readFileSync(join(PACKAGE_ROOT, 'docs/exit-codes.md'), 'utf8');
  return [...text.matchAll(/^\| ([^|]+?) +\| (\d+) `(\w+)` +\| `([^|]+)` +\|/gm)].map(
    ([, key, code, name, message]) => ({
      key: key as string,
      code: Number(code),
      name: name as string,
      message: message as string,
    }),
  );
}

/** A pattern for a documented message: `…` stands for anything within a line. */
export function patternOf(message: string): RegExp {
  return new RegExp(message.split('…').map(escaped).join('.*'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
