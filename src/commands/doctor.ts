import type { Command } from 'commander';
import type { Connection } from '../graph/connection.js';
import type { Check } from '../graph/diagnose.js';
import { print } from './output.js';

/** `guanxi doctor`: what this machine has, what it lacks, what to do. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check Node, Java, Docker, compiler, database and its schema')
    .description('Checks what guanxi needs on this machine and says what to do. Starts nothing.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const { diagnose } = await import('../graph/diagnose.js');
      const { checks, exitCode, connection } = await diagnose();
      const schema = connection && (await checkSchemaOf(connection));
      const all = schema ? [...checks, schema.check] : checks;
      await print(json ? `${JSON.stringify(all, null, 2)}\n` : all.map(line).join(''));
      process.exitCode = exitCode || (schema?.exitCode ?? 0);
    });
}

async function checkSchemaOf(connection: Connection) {
  const [{ openGraph }, { diagnoseSchema }] = await Promise.all([
    import('../graph/connect.js'),
    import('../pipeline/6-load/schema.js'),
  ]);
  const graph = openGraph(connection);
  return diagnoseSchema(graph).finally(() => graph.close());
}

function line({ level, subject, found, remedy }: Check): string {
  const head = `${level.padEnd(6)}${subject.padEnd(14)}`;
  const text = found.replaceAll('\n', `\n${' '.repeat(head.length)}`);
  return `${head}${text}\n${remedy ? `${' '.repeat(head.length)}${remedy}\n` : ''}`;
}
