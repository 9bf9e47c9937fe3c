import { crewOf, metaOf, withFiles } from './options.js';
import { counted, print } from './output.js';
export function registerIngest(program) {
    const command = program
        .command('ingest')
        .summary('load pages into the graph')
        .description('Loads newspaper pages into the graph. A page that is loaded already is replaced by what it says now.')
        .argument('<path...>', 'page files, folders or globs');
    withFiles(command)
        .option('--dry-run', 'print what would be written, one JSON object a page, and write nothing; needs no database')
        .action((paths, options) => (options.dryRun ? preview : ingest)(paths, options));
}
async function ingest(paths, options) {
    const { withGraph } = await import('./graph.js');
    await withGraph(async (graph) => {
        process.exitCode = await ingestInto(graph, paths, options);
    });
}
/** Loads pages into an open graph, telling the person at the terminal of each; gives the exit code. */
export async function ingestInto(graph, paths, options) {
    const [{ ingestFiles }, { FileRun }, { say }] = await Promise.all([
        import('../pipeline/ingest.js'),
        import('./file-run.js'),
        import('../log.js'),
    ]);
    const run = new FileRun('Loading');
    const { pages } = await ingestFiles(graph, paths, {
        meta: metaOf(options),
        ...crewOf(options),
        onFiles: run.start,
        onPage: (outcome) => {
            run.seen(outcome);
            if (outcome.value)
                run.note(summary(outcome.value.facts));
        },
    });
    const code = run.finish();
    say(`Loaded: ${pages.added} new, ${pages.changed} changed, ${pages.unchanged} unchanged.`);
    return code;
}
async function preview(paths, options) {
    const [{ resolveFiles }, { FileRun }] = await Promise.all([import('../pipeline/ingest.js'), import('./file-run.js')]);
    const run = new FileRun('Reading');
    const files = { meta: metaOf(options), ...crewOf(options), onFiles: run.start };
    for await (const outcome of resolveFiles(paths, files)) {
        run.seen(outcome);
        if (outcome.value)
            await print(`${JSON.stringify(outcome.value.changes, null, 1)}\n`);
    }
    process.exitCode = run.finish();
}
/** One line for a page: what it is, what was found, what stays open. */
function summary({ page, articles }) {
    const { publication, date, page: label } = page.meta;
    const name = [publication, date, label].filter(Boolean).join(' ');
    const facts = articles.reduce((sum, { claims }) => sum + claims.length, 0);
    const issues = page.issues.length + articles.reduce((sum, a) => sum + a.issues.length, 0);
    const open = issues === 0 ? '' : `, ${counted(issues, 'open question')} (see extract --explain)`;
    return `${page.path}${name && ` (${name})`}: ${counted(articles.length, 'article')}, ${counted(facts, 'fact')}${open}`;
}
