import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseJava, findJavas } from '../../src/graph/server/java.js';
import { releaseOf } from '../../src/graph/server/releases.js';
import { standIn } from '../support/programs.js';

let machine: string;
beforeAll(() => {
  machine = mkdtempSync(join(tmpdir(), 'guanxi-java-'));
  install('jvm/one', '17.0.15');
  install('jvm/two', '25.0.1');
  install('old', undefined, '1.8.0_402');
  install('new', undefined, '21');
  mkdirSync(join(machine, 'jvm/not-java'));
});
afterAll(() => rmSync(machine, { recursive: true }));

/** With a file `release`, as JDKs have it, or without, as some distributions deliver. */
function install(name: string, inRelease: string | undefined, stated = inRelease): void {
  const bin = join(machine, name, 'bin');
  mkdirSync(bin, { recursive: true });
  if (inRelease) writeFileSync(join(machine, name, 'release'), `IMPLEMENTOR="X"\nJAVA_VERSION="${inRelease}"\n`);
  standIn(bin, 'java', inRelease ? 'exit 1' : `echo 'openjdk version "${stated}" 2024-01-16' >&2`);
}

test('Java is found in JAVA_HOME, on PATH and in the usual folders, each once', async () => {
  const env = { JAVA_HOME: join(machine, 'new'), PATH: `${join(machine, 'old/bin')}:${join(machine, 'jvm/one/bin')}` };
  const javas = await findJavas(env, [join(machine, 'jvm'), join(machine, 'missing')]);
  expect(javas.map(({ feature }) => feature)).toEqual([21, 8, 17, 25]);
  expect(javas[2]?.home).toBe(join(machine, 'jvm/one'));
});

test('a machine without Java has none', async () => {
  expect(await findJavas({ PATH: '' }, [])).toEqual([]);
});

test.each([
  ['5.26.30', [25, 21, 17, 8], 17],
  ['5.26.30', [25, 21], 21],
  ['5.26.30', [25, 11], undefined],
  ['2026.08.1', [17, 25, 21], 21],
  ['2026.08.1', [25], 25],
  ['2026.08.1', [17], undefined],
])('Neo4j %s with Java %j takes %j', (version, features, expected) => {
  const javas = features.map((feature) => ({
    feature,
    home: `/jdk-${feature}`,
    executable: `/jdk-${feature}/bin/java`,
  }));
  expect(chooseJava(javas, releaseOf(version).java)?.feature).toBe(expected);
});
