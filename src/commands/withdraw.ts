import type { Command } from 'commander';
import { type WaitOptions, waitOf, withWait } from './options.js';
import { counted, print } from './output.js';

interface WithdrawOptions extends WaitOptions {
  readonly dryRun?: true;
}

export function registerWithdraw(program: Command): void {
  const command = program
    .command('withdraw')
    .summary('take pages out of the graph again')
    .description(
      'Takes what files say out of the graph: their pages, unless they lie in other files too, and every node and edge that only they supported. The files themselves stay, and need not be there.',
    )
    .argument('<path...>', 'files, or folders, named as they were when they were loaded');
  withWait(command)
    .option('--dry-run', 'print which loaded files would be withdrawn, one a line, and change nothing')
    .action(withdraw);
}

async function withdraw(paths: readonly string[], { dryRun, ...options }: WithdrawOptions): Promise<void> {
  const [{ withGraph }, { loadedFiles, withdrawFiles }, { say }] = await Promise.all([
    import('./graph.js'),
    import('../pipeline/withdraw.js'),
    import('../log.js'),
  ]);
  await withGraph(async (graph) => {
    const waiting = waitOf(options, say);
    if (dryRun) return printPaths(await loadedFiles(graph, paths, waiting));
    const { files, pages, articles } = await withdrawFiles(graph, paths, waiting);
    const kept = files.length - pages.removed;
    const elsewhere = kept > 0 ? `, ${counted(kept, 'file')} of pages that stay` : '';
    say(`Withdrawn: ${counted(pages.removed, 'page')} with ${counted(articles.removed, 'article')}${elsewhere}.`);
  });
}

function printPaths(files: readonly string[]): Promise<void> {
  return print(files.map((file) => `${file}\n`).join(''));
}
