import type { GraphItem } from '../../domain/graph-item.js';
import { type CsvOptions, csv } from './csv.js';
import { cypherScript } from './cypher-script.js';
import type { ExportFormat } from './format-names.js';
import { followTheMoney } from './ftm.js';
import { graphml } from './graphml.js';
import { jsonl } from './jsonl.js';

export interface FormatOptions extends CsvOptions {
  readonly format: ExportFormat;
}

type Format = (items: AsyncIterable<GraphItem>, options: CsvOptions) => AsyncGenerator<string>;

const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  jsonl,
  csv,
  graphml,
  cypher: cypherScript,
  ftm: followTheMoney,
};

/**
 * The text of a finished graph, in pieces. Pure but for scratch files: equal items give equal text, and memory does not grow
 * with them.
 */
export function formatGraph(
  items: AsyncIterable<GraphItem>,
  { format, ...options }: FormatOptions,
): AsyncGenerator<string> {
  return FORMATS[format](items, options);
}
