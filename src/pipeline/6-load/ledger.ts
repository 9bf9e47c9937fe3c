import pLimit from 'p-limit';
import type { Versions } from '../../domain/graph-changes.js';
import type { PageMeta } from '../../domain/page.js';
import type { Graph } from '../../graph/connect.js';
import { inputHash } from '../1-read/index.js';
import { statementText } from './statements.js';

/** What a file would be read from now, and whether that is loaded. */
export interface Known {
  /** See `inputHash`. */
  readonly input: string | undefined;
  readonly isLoaded: boolean;
}

export interface LedgerOptions {
  /** All files of the run, in the order in which they will be asked for. */
  readonly files: readonly string[];
  readonly versions: Versions;
  /** What the user states of the pages. */
  readonly meta?: PageMeta | undefined;
  /** Size limit of a file. */
  readonly maxBytes?: number | undefined;
  /** True when files are to be extracted whatever the ledger says. */
  readonly force?: boolean | undefined;
}

/** Files of the first look-up, which extraction waits for, and of all others. */
const FIRST = 32;
const PORTION = 512;
/** Files read at once. */
const AT_ONCE = 8;

interface StoredInput extends Partial<Versions> {
  readonly path: string;
  readonly input?: string;
}

/**
 * Tells of files, before they are extracted, whether the ledger has them with the same content, extracted by the same
 * program with the same lexicon. Reads the files and asks the database in portions, each when its first file is asked for.
 */
export class Ledger {
  readonly #portions = new Map<string, Portion>();
  readonly #reading = pLimit(AT_ONCE);

  /** @param graph undefined while nothing is loaded: then no database is asked. */
  constructor(
    private readonly graph: Graph | undefined,
    private readonly options: LedgerOptions,
  ) {
    const { files } = options;
    for (let from = 0; from < files.length; ) {
      const paths = files.slice(from, from + (from === 0 ? FIRST : PORTION));
      const portion: Portion = { paths };
      for (const path of paths) this.#portions.set(path, portion);
      from += paths.length;
    }
  }

  async find(path: string): Promise<Known> {
    const portion = this.#portions.get(path) ?? { paths: [path] };
    portion.known ??= this.#look(portion.paths);
    const known = (await portion.known).get(path) as Known;
    this.#portions.delete(path);
    return known;
  }

  async #look(paths: readonly string[]): Promise<Map<string, Known>> {
    const [inputs, stored] = await Promise.all([
      Promise.all(paths.map((path) => this.#reading(() => inputHash(path, this.options)))),
      this.#stored(paths),
    ]);
    return new Map(paths.map((path, index) => [path, known(inputs[index], stored.get(path), this.options.versions)]));
  }

  async #stored(paths: readonly string[]): Promise<Map<string, StoredInput>> {
    if (!this.graph || this.options.force) return new Map();
    const batch = { paths };
    const rows = await this.graph.read<StoredInput>(statementText('load/read-files.cypher'), { batch });
    return new Map(rows.map((row) => [row.path, row]));
  }
}

interface Portion {
  readonly paths: readonly string[];
  known?: Promise<Map<string, Known>>;
}

function known(input: string | undefined, stored: StoredInput | undefined, { extractor, lexicon }: Versions): Known {
  const isLoaded =
    input !== undefined && stored?.input === input && stored.extractor === extractor && stored.lexicon === lexicon;
  return { input, isLoaded };
}
