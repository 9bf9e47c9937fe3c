import { print } from './output.js';
/** `guanxi db start|stop|status|reset|logs`. */
export function registerDb(program) {
    const db = program
        .command('db')
        .summary('start, stop, inspect or empty the database')
        .description('The database: the one that NEO4J_URI names, or one that guanxi runs with Docker or Java.');
    db.command('start').description('start the database and wait until it answers').action(start);
    db.command('stop').description('stop the server that guanxi started; its data stays').action(stop);
    db.command('status')
        .description('how the database runs, where, and what it holds')
        .option('--json', 'as JSON')
        .option('--show-password', 'print only the password')
        .action(status);
    db.command('reset').description('delete all data').option('-y, --yes', 'without asking').action(reset);
    db.command('logs')
        .description("the last lines of the server's log")
        .option('-n, --lines <n>', 'how many', '50')
        .action(logs);
}
async function start() {
    const { database, settings } = await load();
    const { terminalProgress } = await import('../graph/server/progress.js');
    const { progress, end } = terminalProgress();
    await print(describe(await database.databaseStart(settings, progress).finally(end)));
}
async function stop() {
    const { database, settings, say } = await load();
    say((await database.databaseStop(settings)) ? 'Neo4j has stopped; its data stays.' : 'Neo4j was not running.');
}
async function status(options) {
    const { database, settings } = await load();
    if (options.showPassword)
        return showPassword(database.databasePassword(settings));
    const found = await database.databaseStatus(settings);
    await print(options.json ? `${JSON.stringify(found, null, 2)}\n` : describe(found));
    if (!found.running && found.way === 'named')
        process.exitCode = (await import('../errors.js')).EXIT.database;
}
async function showPassword(password) {
    if (password !== undefined)
        return print(`${password}\n`);
    const { GuanxiError } = await import('../errors.js');
    throw new GuanxiError('There is no password: no database was started yet. Start one with “guanxi db start”.');
}
async function reset({ yes }) {
    const { database, settings, say } = await load();
    const what = await whatWouldGo(database, settings);
    if (what === undefined)
        return say('There is no database yet: nothing to delete.');
    if (!yes && !(await confirmed(`Delete ${what}? This cannot be undone. Type yes: `)))
        return say('Nothing was deleted.');
    const deleted = await database.databaseReset(settings);
    say(deleted === undefined ? 'All data is deleted; “guanxi db start” begins anew.' : `${deleted} nodes are deleted.`);
}
async function logs({ lines }) {
    const { database, settings, say } = await load();
    const { text, file } = await database.databaseLogs(settings, wholeNumber(lines));
    await print(`${text}\n`);
    if (file)
        say(`Whole log: ${file}`);
}
async function load() {
    const [database, { readSettings }, { say }] = await Promise.all([
        import('../graph/server/database.js'),
        import('../settings.js'),
        import('../log.js'),
    ]);
    return { database, settings: readSettings(), say };
}
async function whatWouldGo(database, settings) {
    const { way, uri, nodes, relationships, running, problem } = await database.databaseStatus(settings);
    if (way === 'none')
        return undefined;
    const { DatabaseError } = await import('../errors.js');
    if (way === 'named' && !running)
        throw new DatabaseError(problem ?? `${uri} does not answer.`);
    const amount = nodes === undefined ? 'all data' : `${nodes} nodes and ${relationships} relationships`;
    return way === 'named'
        ? `${amount} of database “${settings.connection?.database}” at ${uri}`
        : `${amount} in ${settings.home}`;
}
/** @throws GuanxiError when there is nobody to ask. */
async function confirmed(question) {
    if (!process.stdin.isTTY) {
        const { EXIT, GuanxiError } = await import('../errors.js');
        throw new GuanxiError('Deleting all data needs a yes, and nobody is at the terminal. Add --yes.', EXIT.usage);
    }
    const { createInterface } = await import('node:readline/promises');
    const dialogue = createInterface({ input: process.stdin, output: process.stderr });
    try {
        return /^(yes|是)$/i.test((await dialogue.question(question)).trim());
    }
    finally {
        dialogue.close();
    }
}
function wholeNumber(text) {
    const value = Number(text);
    return Number.isInteger(value) && value > 0 ? value : 50;
}
const WAYS = {
    named: 'named by NEO4J_URI',
    docker: 'run by guanxi with Docker Compose',
    local: 'run by guanxi with Java',
    none: 'none was started yet; “guanxi db start” starts one',
};
/** One line for each thing that is known, for people. */
function describe(status) {
    const { way, running, problem, version, edition, uri, database, browser, username, passwordIn, nodes, relationships, } = status;
    const rows = [
        ['database', WAYS[way]],
        ['state', way === 'none' ? undefined : running ? 'running' : 'not running'],
        ['problem', problem],
        ['version', version && `Neo4j ${version}${edition ? ` ${edition}` : ''}`],
        ['address', uri && `${uri} (database ${database})`],
        ['Browser', browser],
        ['user', username],
        ['password', passwordIn],
        ['holds', nodes === undefined ? undefined : `${nodes} nodes, ${relationships} relationships`],
    ];
    return rows.flatMap(([name, value]) => (value ? [`${name.padEnd(10)}${value}\n`] : [])).join('');
}
