import { type Command, Option } from 'commander';
import { print, tableWidth } from './output.js';

interface FindCommandOptions {
  readonly label?: string;
  readonly limit: string;
  readonly format: 'table' | 'json' | 'csv';
}

export function registerFind(program: Command): void {
  program
    .command('find')
    .summary('find people, organizations and other names in the graph')
    .description(
      'Finds people, organizations, projects, events, places, topics and works by name, by another name, by a part of one, and people by pinyin or its initials. Best matches first; the column match says how each was found.',
    )
    .argument('<name...>', 'a name or a part of it, pinyin, or initials of pinyin')
    .option('-l, --label <label>', 'only Person, Official, Organization, Project, Event, Place, Topic or Work')
    .option('-n, --limit <n>', 'at most so many, 1 to 1000', '20')
    .addOption(
      new Option('-f, --format <format>', 'form of the answer').choices(['table', 'json', 'csv']).default('table'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  guanxi find 腾飞\n  guanxi find mao tengfei --label Person\n  guanxi find mtf',
    )
    .action(search);
}

async function search(words: readonly string[], { format, ...options }: FindCommandOptions): Promise<void> {
  const { find, searchParameters } = await import('../questions/find.js');
  const query = words.join(' ');
  const narrowed = { ...options, limit: Number(options.limit) };
  searchParameters(query, narrowed);
  const { withGraph } = await import('./graph.js');
  const rows = await withGraph((graph) => find(graph, query, narrowed));
  const { formatAnswer } = await import('../format/answer.js');
  const shown = format === 'table' ? rows.map(({ id: _, ...row }) => row) : rows;
  await print(formatAnswer(shown, format, { width: tableWidth() }));
  if (rows.length === 0 && format === 'table') {
    const { say } = await import('../log.js');
    say(`Nothing in the graph is called ${query}. Try fewer characters, or pinyin without tones.`);
  }
}
