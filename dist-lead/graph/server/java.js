import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath, runCommand } from './processes.js';
/** Folders whose subfolders are Java installations, on Linux, macOS, with sdkman. */
const FAMILIES = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/Library/Java/JavaVirtualMachines'];
const VERSION_TIMEOUT_MS = 10_000;
/**
 * All Java installations of the machine, each once: JAVA_HOME first, then PATH, then the usual folders.
 * @param families folders to look into, for tests
 */
export async function findJavas(env, families = FAMILIES) {
    const found = new Map();
    for (const executable of candidates(env, families)) {
        const real = realPath(executable);
        if (real === undefined || found.has(real))
            continue;
        const home = dirname(dirname(real));
        const feature = featureFromRelease(home) ?? (await featureFromCommand(real, env));
        if (feature !== undefined)
            found.set(real, { home, executable: real, feature });
    }
    return [...found.values()];
}
/** The Java that suits a release best: the lowest supported one, which is the one the release was made for. */
export function chooseJava(javas, range) {
    return javas
        .filter(({ feature }) => feature >= range.from && feature < range.below)
        .sort((a, b) => a.feature - b.feature)[0];
}
function candidates(env, families) {
    const onPath = findOnPath('java', env);
    const sdkman = env.HOME ? [join(env.HOME, '.sdkman/candidates/java')] : [];
    return [
        ...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin/java')] : []),
        ...(onPath ? [onPath] : []),
        ...[...families, ...sdkman].flatMap(installationsIn),
    ];
}
function installationsIn(folder) {
    try {
        const names = readdirSync(folder).sort();
        return names.flatMap((name) => [join(folder, name, 'bin/java'), join(folder, name, 'Contents/Home/bin/java')]);
    }
    catch {
        return [];
    }
}
function realPath(path) {
    try {
        return realpathSync(path);
    }
    catch {
        return undefined;
    }
}
/** A JDK states its version in the file `release`; reading it is a hundred times faster than starting Java. */
function featureFromRelease(home) {
    try {
        return featureOf(/^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1]);
    }
    catch {
        return undefined;
    }
}
async function featureFromCommand(executable, env) {
    const { stderr, stdout } = await runCommand(executable, ['-version'], { env, timeoutMs: VERSION_TIMEOUT_MS });
    return featureOf(/version "([^"]+)"/.exec(stderr + stdout)?.[1]);
}
/** `17.0.15` → 17, `1.8.0_402` → 8. */
function featureOf(version) {
    const [, feature] = /^(?:1\.)?(\d+)/.exec(version ?? '') ?? [];
    return feature === undefined ? undefined : Number(feature);
}
