import { join, relative } from 'node:path';
import { print, tableWidth } from './output.js';
export function registerStart(program) {
    program
        .command('start')
        .summary('start the database, load the seed pages, show who met whom')
        .description('Starts or finds Neo4j, loads the pages of seeds/, prints who met whom and where to look on, and ends. ' +
        'The database keeps running.')
        .action(start);
}
async function start() {
    const [{ PACKAGE_ROOT }, { withGraph }, { ingestInto }] = await Promise.all([
        import('../knowledge/paths.js'),
        import('./graph.js'),
        import('./ingest.js'),
    ]);
    const seeds = relative(process.cwd(), join(PACKAGE_ROOT, 'seeds'));
    await withGraph(async (graph) => {
        process.exitCode = await ingestInto(graph, [seeds], { jobs: 1 });
        const [{ ask, findQuestion }, { formatAnswer }] = await Promise.all([
            import('../questions/index.js'),
            import('../format/answer.js'),
        ]);
        const question = findQuestion('who-met-whom');
        const asked = question.parameters.find(({ name }) => name === 'name')?.default;
        const rows = await ask(graph, question);
        await print(`\n${question.title}: ${asked}\n\n${formatAnswer(rows, 'table', { width: tableWidth() })}\n`);
    });
    await print(await whereToLookOn());
}
async function whereToLookOn() {
    const [{ databaseStatus }, { readSettings }] = await Promise.all([
        import('../graph/server/database.js'),
        import('../settings.js'),
    ]);
    const { uri, browser, username, passwordIn } = await databaseStatus(readSettings());
    const rows = [
        ['Neo4j Browser', browser],
        ['Connect to', uri],
        ['User', username],
        ['Password', passwordIn && `in ${passwordIn}; ./guanxi db status --show-password prints it`],
        ['Go on', './guanxi ask                 the questions'],
        ['', './guanxi ingest PAGE.txt     your own pages'],
        ['', './guanxi db stop             stop the database; ./guanxi db status tells how it is'],
    ];
    return rows.flatMap(([name, value]) => (value ? [`${name.padEnd(15)}${value}\n`] : [])).join('');
}
