import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT } from '../errors.js';
import { PACKAGE_ROOT } from '../knowledge/paths.js';
import { setQuiet } from '../log.js';
import { registerAsk } from './ask.js';
import { registerDb } from './db.js';
import { registerDoctor } from './doctor.js';
import { registerEvaluate } from './evaluate.js';
import { registerExport } from './export.js';
import { registerExtract } from './extract.js';
import { report } from './failure.js';
import { registerFind } from './find.js';
import { registerIngest } from './ingest.js';
import { registerLoad } from './load.js';
import { registerStart } from './start.js';
import { registerWithdraw } from './withdraw.js';

/** The program with all its commands. Each loads its work when it runs, so that `--help` and `--version` are quick. */
function buildProgram(): Command {
  const program = new Command('guanxi')
    .description(
      'Chinese newspaper pages as a graph in Neo4j: who met whom, when, in which capacity, and which sentence says so.',
    )
    .version(version())
    .option('-q, --quiet', 'print only data, warnings and errors')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
    .hook('preAction', (_, command) => setQuiet(Boolean(command.optsWithGlobals().quiet)));
  for (const register of [
    registerStart,
    registerIngest,
    registerLoad,
    registerWithdraw,
    registerExtract,
    registerAsk,
    registerFind,
    registerEvaluate,
    registerExport,
    registerDb,
    registerDoctor,
  ]) {
    register(program);
  }
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** Runs the program with the arguments that follow its name, and gives the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  process.stdout.on('error', endAtClosedPipe);
  try {
    await buildProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    return report(error);
  }
}

/** `guanxi extract … | head` closes the pipe when it has seen enough: that is no failure. */
function endAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
