import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../src/errors.js';
import { ensureJars, jarsComplete, jarsFolder } from '../../src/graph/server/jars.js';
import type { ProgressStep } from '../../src/graph/server/progress.js';
import { releaseOf } from '../../src/graph/server/releases.js';
import { standIn } from '../support/programs.js';

/** Maven's part is played by a script, so that what the network may do can be played too. The real one fetches the server of every test run. */
const release = releaseOf('5.26.30');
const MAVEN = `
echo run >> "$LOG"
for argument; do case "$argument" in -DoutputDirectory=*) out="\${argument#*=}";; esac; done
echo '[INFO] Downloaded from central: https://repo.example.org/maven2/org/apache/maven/maven-core/3.1.1/maven-core-3.1.1.jar (1 kB)'
for name in a b c; do
  echo "[INFO] Downloaded from central: https://repo.example.org/maven2/org/neo4j/$name/5.26.30/$name-5.26.30.jar (1 kB)"
  echo "$name" > "$out/$name.jar"
  echo "[INFO] Copying $name.jar to $out/$name.jar"
done`;

let folder: string;
let bin: string;
let steps: ProgressStep[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-jars-'));
  bin = join(folder, 'bin');
  mkdirSync(bin);
  steps = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function fetch(): Promise<string> {
  const env = { PATH: `${bin}:/usr/bin:/bin`, LOG: join(folder, 'runs'), JAVA_HOME: '/jdk' };
  const progress = (step: ProgressStep) => void steps.push(step);
  return ensureJars({ release, cache: join(folder, 'cache'), env, javaHome: '/jdk', progress });
}

function runs(): number {
  return existsSync(join(folder, 'runs')) ? readFileSync(join(folder, 'runs'), 'utf8').split('\n').length - 1 : 0;
}

test('jars are fetched once, with progress', async () => {
  standIn(bin, 'mvn', MAVEN);
  const jars = await fetch();
  expect(readdirSync(jars).sort()).toEqual(['a.jar', 'b.jar', 'c.jar']);
  expect(await fetch()).toBe(jars);
  expect(runs()).toBe(1);
  expect(steps[0]).toMatchObject({ phase: 'jars', done: 0, total: 215 });
  expect(steps.at(-1)).toMatchObject({ phase: 'jars', done: 3, total: 215 });
  expect(readFileSync(join(jars, '../pom.xml'), 'utf8')).toContain(
    '<groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>5.26.30</version>',
  );
});

test('two at once fetch once', async () => {
  standIn(bin, 'mvn', `${MAVEN}\nsleep 0.5`);
  await Promise.all([fetch(), fetch()]);
  expect(runs()).toBe(1);
});

test.each([
  ['missing', (jars: string) => rmSync(join(jars, 'b.jar'))],
  ['cut off', (jars: string) => writeFileSync(join(jars, 'b.jar'), '')],
  ['without the list of sizes', (jars: string) => rmSync(`${jars}.json`)],
])('when a jar is %s, they are fetched again', async (_, damage) => {
  standIn(bin, 'mvn', MAVEN);
  damage(await fetch());
  expect(jarsComplete(join(folder, 'cache'), release)).toBe(false);
  expect(readFileSync(join(await fetch(), 'b.jar'), 'utf8')).toBe('b\n');
  expect(runs()).toBe(2);
});

test('a fetch that was cut off in the middle is taken up again', async () => {
  standIn(bin, 'mvn', `${MAVEN}\nkill -9 $$`);
  await expect(fetch()).rejects.toThrow(EnvironmentError);
  expect(existsSync(jarsFolder(join(folder, 'cache'), release))).toBe(false);
  standIn(bin, 'mvn', MAVEN);
  await fetch();
  expect(jarsComplete(join(folder, 'cache'), release)).toBe(true);
});

test.each([
  [
    "echo '[ERROR] Failed to execute goal: Could not transfer artifact org.neo4j:neo4j:pom:5.26.30: Unknown host repo.example.org'; exit 1",
    /Unknown host repo.example.org\nIts whole output: .*maven\.log\nIs this machine online\?.*NEO4J_URI/s,
  ],
  [
    "echo 'Error: JAVA_HOME is not defined correctly.' >&2; exit 1",
    /JAVA_HOME is not defined correctly.*Correct what it says/s,
  ],
])('when Maven fails, its words, its log and the remedy are shown', async (script, message) => {
  standIn(bin, 'mvn', script);
  await expect(fetch()).rejects.toThrow(message);
  expect(readFileSync(join(folder, 'cache/neo4j-5.26.30/maven.log'), 'utf8')).toMatch(/\S/);
});

test('without Maven', async () => {
  const env = { PATH: bin };
  const request = { release, cache: join(folder, 'cache'), env, javaHome: '/jdk', progress: () => {} };
  await expect(ensureJars(request)).rejects.toThrow(/Maven \(mvn\) is not on PATH/);
});
