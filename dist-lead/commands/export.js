import { print } from './output.js';
export function registerExport(program) {
    program
        .command('export')
        .summary('print the whole graph as JSON lines')
        .description('Prints the whole graph as JSON lines, nodes first; equal graphs give equal lines.')
        .addHelpText('after', '\nExample:\n  guanxi export > graph.jsonl')
        .action(async () => {
        const [{ exportGraph }, { withGraph }] = await Promise.all([
            import('../pipeline/export/index.js'),
            import('./graph.js'),
        ]);
        await withGraph(async (graph) => {
            for await (const line of exportGraph(graph))
                await print(`${line}\n`);
        });
    });
}
