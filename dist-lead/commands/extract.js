import { Option } from 'commander';
import { crewOf, metaOf, withFiles } from './options.js';
import { print } from './output.js';
export function registerExtract(program) {
    const command = program
        .command('extract')
        .summary('print the facts of pages; needs no database')
        .description('Prints the facts of newspaper pages; needs no database.')
        .argument('<path...>', 'page files, folders or globs');
    withFiles(command)
        .addOption(new Option('-f, --format <format>', 'json: gold format, one object a page; jsonl, csv: one relation a line')
        .choices(['json', 'jsonl', 'csv'])
        .default('json'))
        .addOption(new Option('-e, --explain', 'show each fact with its sentence and the rule that read it there').conflicts('format'))
        .action(async (paths, options) => {
        const { extractFiles } = await import('../pipeline/files.js');
        const { writer } = await import('../format/facts.js');
        const { FileRun } = await import('./file-run.js');
        const run = new FileRun('Extracting');
        const write = writer(options.explain ? 'explain' : options.format);
        for await (const outcome of extractFiles(paths, {
            meta: metaOf(options),
            ...crewOf(options),
            onFiles: run.start,
        })) {
            run.seen(outcome);
            if (outcome.value)
                await print(write.page(outcome.value));
        }
        await print(write.end());
        process.exitCode = run.finish();
    });
}
