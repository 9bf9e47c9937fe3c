import { print } from './output.js';
/** `guanxi doctor`: what this machine has, what it lacks, what to do. */
export function registerDoctor(program) {
    program
        .command('doctor')
        .summary('check Node, Java, Docker, compiler and database')
        .description('Checks what guanxi needs on this machine and says what to do. Starts nothing.')
        .option('--json', 'as JSON')
        .action(async ({ json }) => {
        const { diagnose } = await import('../graph/diagnose.js');
        const { checks, exitCode } = await diagnose();
        await print(json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(line).join(''));
        process.exitCode = exitCode;
    });
}
function line({ level, subject, found, remedy }) {
    const head = `${level.padEnd(6)}${subject.padEnd(14)}`;
    const text = found.replaceAll('\n', `\n${' '.repeat(head.length)}`);
    return `${head}${text}\n${remedy ? `${' '.repeat(head.length)}${remedy}\n` : ''}`;
}
