import { Option } from 'commander';
import { pair } from './options.js';
import { print, tableWidth } from './output.js';
export function registerAsk(program) {
    program
        .command('ask')
        .summary('answer a question from the graph')
        .description('Answers a question of cypher/questions/ from the graph. Without a question, lists them with their parameters.')
        .argument('[question]', 'name of the question: who-met-whom')
        .option('-p, --param <name=value>', 'a parameter of the question; may be repeated', pair, {})
        .addOption(new Option('-f, --format <format>', 'form of the answer').choices(['table', 'json', 'csv']).default('table'))
        .addHelpText('after', '\nExample:\n  guanxi ask who-met-whom --param name=NAME')
        .action(async (name, options) => {
        const { describeQuestions } = await import('../questions/describe.js');
        if (name === undefined)
            return print(describeQuestions());
        return answer(name, options);
    });
}
async function answer(name, { param, format }) {
    const { ask, findQuestion } = await import('../questions/index.js');
    const question = findQuestion(name);
    const { withGraph } = await import('./graph.js');
    const rows = await withGraph((graph) => ask(graph, question, param));
    const { formatAnswer } = await import('../format/answer.js');
    await print(formatAnswer(rows, format, { width: tableWidth() }));
    if (rows.length === 0 && format === 'table') {
        const { say } = await import('../log.js');
        say(`No answer. Is the name as in the graph? "guanxi ask ${name} --help" and "guanxi ask" show the parameters.`);
    }
}
