import { type Command, Option } from 'commander';
import { crewOf, type FileOptions, metaOf, withFiles } from './options.js';
import { print } from './output.js';

interface ExtractOptions extends FileOptions {
  readonly format: 'json' | 'jsonl' | 'csv';
  readonly explain?: true;
}

export function registerExtract(program: Command): void {
  const command = program
    .command('extract')
    .summary('print the facts of pages; needs no database')
    .description('Prints the facts of newspaper pages; needs no database.')
    .argument('<path...>', 'page files, folders or globs');
  withFiles(command)
    .addOption(
      new Option('-f, --format <format>', 'json: gold format, one object a page; jsonl, csv: one relation a line')
        .choices(['json', 'jsonl', 'csv'])
        .default('json'),
    )
    .addOption(
      new Option('-e, --explain', 'show each fact with its sentence and the rule that read it there').conflicts(
        'format',
      ),
    )
    .action(async (paths: readonly string[], options: ExtractOptions) => {
      const { printFiles } = await import('../pipeline/files.js');
      const { writer } = await import('../format/facts.js');
      const { FileRun } = await import('./file-run.js');
      const run = new FileRun('Extracting');
      const format = options.explain ? 'explain' : options.format;
      const write = writer(format);
      for await (const outcome of printFiles(paths, {
        format,
        meta: metaOf(options),
        ...crewOf(options),
        onFiles: run.start,
      })) {
        run.seen(outcome);
        if (outcome.value !== undefined) await print(write.page(outcome.value));
      }
      await print(write.end());
      process.exitCode = run.finish();
    });
}
