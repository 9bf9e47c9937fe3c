import { InvalidArgumentError, Option } from 'commander';
import { EXIT, GuanxiError } from '../errors.js';
import { withFiles } from './options.js';
import { print, tableWidth } from './output.js';
export function registerEvaluate(program) {
    const command = program
        .command('evaluate')
        .summary('compare facts with gold facts')
        .description('Compares the facts of pages with gold facts beside them and prints precision, recall and F1 by type, for the ' +
        'division into articles too, and which stage missed and invented how many. PATH of --gold is NAME.gold.json or a ' +
        'folder of such; the page is NAME.txt beside it unless named.')
        .argument('[page]', 'the page, when it does not lie beside its gold facts')
        .requiredOption('--gold <path>', 'gold facts of a page, or a folder with gold facts of several');
    withFiles(command)
        .option('--predicted <path>', 'facts to compare, as printed by "extract --format json", instead of extracting them')
        .addOption(new Option('-f, --format <format>', 'form of the figures; json holds every miss and invention as well')
        .choices(['table', 'json'])
        .default('table'))
        .option('-d, --differences', 'list every miss and every invention with its sentence')
        .option('--limit <n>', 'list at most so many of each type', atLeastOne)
        .option('--compare <file>', 'what has changed since an earlier run, whose --format json is in this file')
        .addHelpText('after', '\nExamples:\n  guanxi evaluate --gold seeds/ --differences --limit 3\n' +
        '  guanxi evaluate --gold seeds/ --format json > before.json\n' +
        '  guanxi evaluate --gold seeds/ --compare before.json')
        .action(evaluateCommand);
}
async function evaluateCommand(page, options) {
    if (page !== undefined && options.predicted !== undefined) {
        throw new GuanxiError('Expected either a page or --predicted, found both. Leave one out.', EXIT.usage);
    }
    const { evaluateFiles } = await import('../evaluate/files.js');
    const { metaOf } = await import('./options.js');
    const { formatEvaluation } = await import('../format/evaluation.js');
    const { compareRuns, readEarlierRun } = await import('../evaluate/earlier.js');
    const { gold, predicted, format, differences = false, limit, compare } = options;
    const earlier = compare === undefined ? undefined : readEarlierRun(compare);
    const evaluation = await evaluateFiles({ gold, predicted, page, meta: metaOf(options) });
    const comparison = earlier && compareRuns(evaluation, earlier);
    await print(formatEvaluation(evaluation, { format, differences, limit, comparison, width: tableWidth() }));
}
function atLeastOne(text) {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1)
        throw new InvalidArgumentError('Expected a whole number from 1.');
    return value;
}
