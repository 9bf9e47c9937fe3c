import { type Command, Option } from 'commander';
import type { GraphItem } from '../domain/graph-item.js';
import { EXPORT_FORMATS, type ExportFormat } from '../pipeline/export/format-names.js';
import { type FileOptions, withFiles } from './options.js';
import { counted, print } from './output.js';

interface FormOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly bom: boolean;
}

interface ExportCommandOptions extends FormOptions, FileOptions {
  readonly from?: readonly string[];
}

const FORMATS = `
Formats:
  jsonl    one JSON object a line, nodes first
  csv      for spreadsheets: one table; into a folder (--output FOLDER/), a table for each label and relation type
  graphml  for Gephi, yEd and networkx
  cypher   statements that make the same graph in an empty Neo4j database (cypher-shell -f FILE)
  ftm      FollowTheMoney entities, one JSON object a line

Examples:
  guanxi export > graph.jsonl
  guanxi export --format graphml --output graph.graphml
  guanxi export --format csv --output graph/
  guanxi export --from pages --format ftm --output pages.ftm.jsonl`;

export function registerExport(program: Command): void {
  const command = program
    .command('export')
    .summary('print or write the whole graph: JSON lines, CSV, GraphML, Cypher, FollowTheMoney')
    .description('Prints or writes the whole graph, nodes first. Equal graphs give equal bytes.')
    .option(
      '--from <path...>',
      'the graph of these pages (files, folders, globs, .jsonl files of extracted pages); no database',
    );
  withFiles(command)
    .addOption(new Option('-f, --format <format>', 'form of the graph').choices(EXPORT_FORMATS).default('jsonl'))
    .option('-o, --output <path>', 'file, or of csv a folder; it is put in place when it is complete (default: print)')
    .option('--no-bom', 'csv without the byte order mark, by which Excel knows UTF-8')
    .addHelpText('after', FORMATS)
    .action(async (options: ExportCommandOptions) => {
      if (options.from) return exportPages(options.from, options);
      const [{ graphItems }, { withGraph }] = await Promise.all([
        import('../pipeline/export/stored-graph.js'),
        import('./graph.js'),
      ]);
      await withGraph((graph) => put(graphItems(graph), options));
    });
}

async function exportPages(paths: readonly string[], options: ExportCommandOptions): Promise<void> {
  const [{ finishedItems }, { FileRun }, { pagesOf }] = await Promise.all([
    import('../pipeline/6-load/finished/items.js'),
    import('./file-run.js'),
    import('./pages.js'),
  ]);
  const run = new FileRun('Extracting');
  await put(finishedItems(pagesOf(paths, options, run)), options).finally(run.stop);
  process.exitCode = run.finish();
}

async function put(items: AsyncIterable<GraphItem>, { output, format, bom }: FormOptions): Promise<void> {
  if (output === undefined || output === '-') {
    const { formatGraph } = await import('../pipeline/export/formats.js');
    for await (const text of formatGraph(items, { format, bom })) await print(text);
    return;
  }
  const [{ exportToFile }, { say }] = await Promise.all([import('../pipeline/export/index.js'), import('../log.js')]);
  const { nodes, edges } = await exportToFile(items, { output, format, bom });
  say(`${output}: ${counted(nodes, 'node')}, ${counted(edges, 'edge')}.`);
}
