import { type Command, Option } from 'commander';
import { EXIT, GuanxiError } from '../errors.js';
import { type FileOptions, withFiles } from './options.js';
import { print } from './output.js';

interface EvaluateOptions extends FileOptions {
  readonly gold: string;
  readonly predicted?: string;
  readonly format: 'table' | 'json';
  readonly differences?: true;
}

export function registerEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .summary('compare facts with gold facts')
    .description(
      'Compares the facts of pages with gold facts beside them and prints precision, recall and F1 by type. ' +
        'PATH of --gold is NAME.gold.json or a folder of such; the page is NAME.txt beside it unless named.',
    )
    .argument('[page]', 'the page, when it does not lie beside its gold facts')
    .requiredOption('--gold <path>', 'gold facts of a page, or a folder with gold facts of several');
  withFiles(command)
    .option('--predicted <path>', 'facts to compare, as printed by "extract --format json", instead of extracting them')
    .addOption(new Option('-f, --format <format>', 'form of the figures').choices(['table', 'json']).default('table'))
    .option('-d, --differences', 'list every miss and every invention')
    .addHelpText('after', '\nExample:\n  guanxi evaluate --gold seeds/ --differences')
    .action(evaluateCommand);
}

async function evaluateCommand(page: string | undefined, options: EvaluateOptions): Promise<void> {
  if (page !== undefined && options.predicted !== undefined) {
    throw new GuanxiError('Expected either a page or --predicted, found both. Leave one out.', EXIT.usage);
  }
  const { evaluateFiles } = await import('../evaluate/files.js');
  const { metaOf } = await import('./options.js');
  const { formatEvaluation } = await import('../format/evaluation.js');
  const { gold, predicted, format, differences = false } = options;
  const evaluation = await evaluateFiles({ gold, predicted, page, meta: metaOf(options) });
  await print(formatEvaluation(evaluation, format, { differences }));
}
