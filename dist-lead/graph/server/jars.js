import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../../errors.js';
import { withLock } from './lock.js';
import { findOnPath, lastLines, runCommand } from './processes.js';
import { pomOf } from './releases.js';
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const MAVEN_LIMIT_MS = 60 * 60_000;
/** Folder of a release's jars. */
export function jarsFolder(cache, release) {
    return join(cache, `neo4j-${release.version}`, 'jars');
}
/** True when all jars of the release are in the cache with the sizes they had when Maven had finished. */
export function jarsComplete(cache, release) {
    const folder = jarsFolder(cache, release);
    try {
        const sizes = Object.entries(JSON.parse(readFileSync(manifestOf(folder), 'utf8')));
        return sizes.length > 0 && sizes.every(([name, size]) => statSync(join(folder, name)).size === size);
    }
    catch {
        return false;
    }
}
/**
 * Makes sure that the jars of a release are in the cache, fetching them with Maven when they are not; a download that
 * was cut off is taken up again. Two processes never fetch at once.
 * @returns the folder of the jars
 * @throws EnvironmentError without Maven, or when Maven fails, with the end of its log.
 */
export async function ensureJars(request) {
    const { release, cache, progress } = request;
    const folder = jarsFolder(cache, release);
    if (jarsComplete(cache, release))
        return folder;
    const onWait = () => progress({ phase: 'wait', message: 'Another process is fetching Neo4j; waiting for it' });
    await withLock(`${folder}.lock`, { onWait, timeoutMs: MAVEN_LIMIT_MS }, async () => {
        if (!jarsComplete(cache, release))
            await fetchJars(request, folder);
    });
    return folder;
}
async function fetchJars(request, folder) {
    const maven = findOnPath('mvn', request.env);
    if (!maven)
        throw new EnvironmentError('Maven (mvn) is not on PATH. Install it: apt install maven, brew install maven.');
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(join(folder, '..', 'pom.xml'), pomOf(request.release));
    await runMaven(maven, partial, request);
    const sizes = Object.fromEntries(readdirSync(partial).map((name) => [name, statSync(join(partial, name)).size]));
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
    writeFileSync(manifestOf(folder), JSON.stringify(sizes, null, 1));
}
async function runMaven(maven, output, request) {
    const cwd = join(output, '..');
    const { env, release } = request;
    // Maven keeps its own Java where it has one: that Java's trust store may be set up for the network's proxy.
    const hasJava = env.JAVA_HOME || findOnPath('java', env);
    const result = await runCommand(maven, ['-B', '-U', COPY_GOAL, `-DoutputDirectory=${output}`], {
        env: hasJava ? env : { ...env, JAVA_HOME: request.javaHome },
        cwd,
        timeoutMs: MAVEN_LIMIT_MS,
        onLine: countJars(request),
    });
    const log = join(cwd, 'maven.log');
    writeFileSync(log, result.stdout + result.stderr);
    if (result.code !== 0)
        throw mavenFailed(release, result.stdout + result.stderr, log);
}
/** Maven first downloads all jars (unless its own repository has them), then copies all: the larger count is shown. */
function countJars({ release, progress }) {
    const total = release.jars;
    let downloaded = 0;
    let copied = 0;
    const show = () => {
        const done = Math.min(Math.max(downloaded, copied), total ?? Number.POSITIVE_INFINITY);
        const message = `Fetching Neo4j ${release.version} from Maven Central (once), jars`;
        progress({ phase: 'jars', message, ...(total ? { done, total } : {}) });
    };
    show();
    return (line) => {
        if (/Downloaded from .*\.jar\b/.test(line) && !/\/(maven|plexus|surefire)\//.test(line))
            downloaded++;
        else if (/Copying .*\.jar to /.test(line))
            copied++;
        else
            return;
        show();
    };
}
function mavenFailed(release, output, log) {
    const errors = output.split('\n').filter((line) => /ERROR|error:/i.test(line));
    const shown = lastLines((errors.length ? errors.slice(0, 3) : [output]).join('\n'), 3).slice(0, 1_200);
    const offline = /UnknownHost|Unknown host|Could not transfer|Connection refused|timed out|unreachable/i.test(output);
    const remedy = offline
        ? 'Is this machine online? Behind a proxy or a mirror, name it in ~/.m2/settings.xml; or set NEO4J_URI to a running Neo4j.'
        : 'Correct what it says, then run the command again; or set NEO4J_URI to a running Neo4j.';
    return new EnvironmentError(`Maven could not fetch Neo4j ${release.version}:\n${shown}\nIts whole output: ${log}\n${remedy}`);
}
function manifestOf(folder) {
    return `${folder}.json`;
}
