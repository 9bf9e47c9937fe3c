import { RELATION_TYPES } from '../../domain/claim.js';
import { ENTITY_LABELS } from '../../domain/mention.js';
import { GuanxiError } from '../../errors.js';
import type { Row, Transaction } from '../../graph/connect.js';
import { readStatement } from '../../knowledge/cypher.js';

/** Values of a template's placeholders: `{ TYPE: 'MET' }` puts MET for `__TYPE__`. */
export type Names = Readonly<Partial<Record<'LABEL' | 'TYPE' | 'FROM' | 'TO', string>>>;

/** One statement of a transaction: a file of cypher/, the names for its placeholders, and its parameters. */
export interface Step {
  readonly file: string;
  readonly names?: Names;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many rows the statement must say that it has written; fewer means that a node was missing. */
  readonly expected?: number;
}

const LABELS: ReadonlySet<string> = new Set([...ENTITY_LABELS, 'Article', 'Publication', 'SourcePage']);
const TYPES: ReadonlySet<string> = new Set(RELATION_TYPES);
const texts = new Map<string, string>();

/**
 * Every statement seeks by unique ids and keys, whatever the graph's size; planning some forty of them again and again
 * while the graph grows costs more than running them.
 */
const PLAN_ONCE = 'CYPHER replan=skip\n';

/**
 * Text of a statement of cypher/ with its placeholders filled. Only labels and relation types of the ontology pass, so
 * no data can become Cypher.
 * @throws GuanxiError for any other name.
 */
export function statementText(file: string, names: Names = {}): string {
  const id = `${file} ${names.LABEL ?? ''} ${names.TYPE ?? ''} ${names.FROM ?? ''} ${names.TO ?? ''}`;
  let text = texts.get(id);
  if (text === undefined) {
    text = `${PLAN_ONCE}${fill(file, names)}`;
    texts.set(id, text);
  }
  return text;
}

function fill(file: string, names: Names): string {
  let { text } = readStatement(file);
  for (const [placeholder, name] of Object.entries(names)) {
    const allowed = placeholder === 'TYPE' ? TYPES : LABELS;
    if (!allowed.has(name)) {
      throw new GuanxiError(
        `${file}: “${name}” is no ${placeholder === 'TYPE' ? 'relation type' : 'label'} of the ontology.`,
      );
    }
    text = text.replaceAll(`__${placeholder}__`, name);
  }
  return text;
}

/** Thrown inside a transaction when an expected node is not there: what the client remembers is out of date. */
export class MissingNodeError extends Error {}

/** Sends all steps at once, in order, and awaits them together. @throws MissingNodeError when a step wrote too little. */
export async function runSteps(transaction: Transaction, steps: readonly Step[]): Promise<void> {
  const results = await Promise.all(
    steps.map((step) => transaction.run(statementText(step.file, step.names), step.parameters)),
  );
  for (const [index, step] of steps.entries()) checkWritten(step, results[index]?.[0]);
}

function checkWritten({ file, names, expected }: Step, row: Row | undefined): void {
  if (expected === undefined || row?.written === expected) return;
  const where = [file, ...Object.values(names ?? {})].join(' ');
  throw new MissingNodeError(`${where}: expected ${expected} rows to be written, found ${String(row?.written)}.`);
}
