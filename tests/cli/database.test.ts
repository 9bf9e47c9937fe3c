import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../src/graph/connect.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { databaseEnvironment, testGraph } from '../support/database.js';
import { type Ended, guanxi } from './program.js';

const SEED = 'seeds/zhuzhou-daily-2021-03-15-a1.txt';
const OTHER = 'seeds/dongtai-daily-2018-01-10-01.txt';
const folder = mkdtempSync(join(tmpdir(), 'guanxi-database-'));
const seed = readFileSync(join(PACKAGE_ROOT, SEED), 'utf8');
const page = join(folder, 'page.txt');

let graph: Graph;
let env: Record<string, string>;
beforeAll(async () => {
  graph = await testGraph();
  env = await databaseEnvironment();
  writeFileSync(page, seed);
});
afterAll(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]): Promise<Ended> => guanxi(args, { env });
const exported = async (): Promise<string> => (await run('export')).stdout;

describe('ingest', () => {
  let first: string;

  test('loads a page and says so on stderr', async () => {
    const { code, stdout, stderr } = await run('ingest', page);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(
      /page\.txt \(株洲日报 2021-03-15 A1\): \d+ articles, \d+ facts.*\nLoaded: 1 new, 0 changed, 0 unchanged\.\n$/,
    );
    first = await exported();
    expect(first).toContain('"label":"Person"');
  });

  test('of the same page again changes nothing, byte for byte', async () => {
    expect((await run('ingest', page)).stderr).toContain('Loaded: 0 new, 0 changed, 1 unchanged.');
    expect(await exported()).toBe(first);
  });

  test('of a corrected page replaces what the old one stated', async () => {
    writeFileSync(page, seed.replaceAll('王洪斌', '孙立群'));
    expect((await run('ingest', page)).stderr).toContain('Loaded: 0 new, 1 changed, 0 unchanged.');
    const corrected = await exported();
    expect(corrected).toContain('孙立群');
    expect(corrected).not.toContain('王洪斌');
    writeFileSync(page, seed);
    await run('ingest', page);
    expect(await exported()).toBe(first);
  });

  test('withdraw takes out what a file says, and nothing else', async () => {
    const other = join(folder, 'more/other.txt');
    mkdirSync(join(folder, 'more'));
    writeFileSync(other, seed.replaceAll('王洪斌', '孙立群').replace('2021-03-15', '2021-03-16'));
    await run('ingest', other);
    expect(await exported()).not.toBe(first);
    const listed = await run('withdraw', join(folder, 'more/'), '--dry-run');
    expect(listed).toEqual({ code: 0, stdout: `${other}\n`, stderr: '' });
    const unusual = `${folder}/./more//`;
    expect((await run('withdraw', unusual, '--dry-run')).stdout).toBe(`${other}\n`);
    rmSync(join(folder, 'more'), { recursive: true });
    const { code, stdout, stderr } = await run('withdraw', join(folder, 'more'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^Withdrawn: 1 page with \d+ articles\.\n$/);
    expect(await exported()).toBe(first);
  });

  test('withdraw of . finds what was loaded from the working folder, and nothing outside it', async () => {
    await run('ingest', OTHER);
    expect((await run('withdraw', '.', '--dry-run')).stdout).toBe(`${OTHER}\n`);
    expect((await run('withdraw', '.')).stderr).toMatch(/^Withdrawn: 1 page /);
    expect(await exported()).toBe(first);
  });

  test('withdraw of a page that lies in another file too keeps it', async () => {
    const copy = join(folder, 'page-copy.txt');
    writeFileSync(copy, seed);
    await run('ingest', copy);
    expect((await run('withdraw', copy)).stderr).toBe(
      'Withdrawn: 0 pages with 0 articles, 1 file of pages that stay.\n',
    );
    expect(await exported()).toBe(first);
    rmSync(copy);
  });

  test('withdraw of what was never loaded changes nothing, and says what was', async () => {
    const { code, stderr } = await run('withdraw', page, 'elsewhere/page.txt');
    expect(code).toBe(3);
    expect(stderr).toContain(
      `elsewhere/page.txt: expected a file or folder that was loaded, found none of that name in the graph. Did you mean ${page}?`,
    );
    expect((await run('withdraw', 'never.txt')).stderr).toContain('MATCH (f:SourceFile) RETURN f.path lists them.');
    expect(await exported()).toBe(first);
  });

  test('sets a bad file aside and loads the good ones', async () => {
    const bad = join(folder, 'bad.txt');
    writeFileSync(bad, '');
    const { code, stderr } = await run('ingest', bad, page);
    expect(code).toBe(4);
    expect(stderr).toMatch(/set aside: .*bad\.txt: expected a newspaper page, found an empty file/);
    expect(await exported()).toBe(first);
  });

  test('of bad files only leaves the graph as it was', async () => {
    expect((await run('ingest', 'no-such.txt')).code).toBe(3);
    expect(await exported()).toBe(first);
  });

  test('--dry-run prints the changes and needs no database', async () => {
    const { code, stdout } = await guanxi(['ingest', page, '--dry-run']);
    expect(code).toBe(0);
    const changes = JSON.parse(stdout);
    expect(changes.publication.name).toBe('株洲日报');
    for (const { text, statements } of changes.articles) {
      for (const { start, end, quote } of statements) expect(text.slice(start, end)).toBe(quote);
    }
  });

  test('--quiet says nothing', async () => {
    expect(await run('--quiet', 'ingest', page)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('export', () => {
  test.each(['jsonl', 'csv', 'graphml', 'cypher', 'ftm'])('--format %s prints what --output writes', async (format) => {
    const output = join(folder, `graph.${format}`);
    const printed = await run('export', '--format', format);
    const written = await run('export', '--format', format, '--output', output);
    expect(written).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/: \d+ nodes, \d+ edges\.\n$/),
    });
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(output, 'utf8')).toBe(printed.stdout);
    expect(printed.stdout).toContain('毛腾飞');
  });

  test('--format csv writes a folder of tables', async () => {
    const { code } = await run('export', '-f', 'csv', '-o', `${join(folder, 'tables')}/`, '--no-bom');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'tables', 'Person.csv'), 'utf8')).toMatch(/^id,also,name,[\s\S]*,毛腾飞,/);
  });

  test('says where it cannot write', async () => {
    const { code, stderr } = await run('export', '-o', join(folder, 'none', 'graph.jsonl'));
    expect(code).toBe(6);
    expect(stderr).toMatch(/graph\.jsonl: expected a place to write to, but its folder is not there\. Make it\.\n$/);
  });
});

test('export --from gives the graph of pages, and of what was extracted of them, without a database', async () => {
  const stored = await exported();
  const changes = join(folder, 'changes.jsonl');
  writeFileSync(changes, (await guanxi(['ingest', page, '--dry-run'])).stdout);
  for (const from of [page, changes]) {
    const { code, stdout } = await guanxi(['export', '--from', from]);
    expect({ code, same: stdout === stored }).toEqual({ code: 0, same: true });
  }
  const bad = await guanxi(['export', '--from', join(folder, 'bad.txt'), page, '--format', 'csv']);
  expect(bad.code).toBe(4);
  expect(bad.stderr).toContain('set aside: ');
});

describe('load', () => {
  test('takes what ingest --dry-run printed, and says what it did', async () => {
    const before = await exported();
    const { code, stderr } = await run('load', join(folder, 'changes.jsonl'));
    expect(code).toBe(0);
    expect(stderr).toContain('Loaded: 0 new, 0 changed, 1 unchanged.');
    expect(await exported()).toBe(before);
  });

  test('--files-only writes import files and says how they are imported', async () => {
    const files = join(folder, 'files');
    const { code, stderr } = await guanxi(['load', '--files-only', files, page]);
    expect(code).toBe(0);
    expect(stderr).toContain('neo4j-admin database import full neo4j --overwrite-destination @import.args');
    expect(readFileSync(join(files, 'import.args'), 'utf8')).toMatch(/^--nodes=SourcePage=/);
  });

  test('--bulk is refused for a database that guanxi does not run', async () => {
    const { code, stderr } = await run('load', '--bulk', page);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^guanxi: --bulk fills the database of a local server that guanxi runs itself/m);
  });

  test('without a file says so', async () => {
    expect(await guanxi(['load'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected files to load'),
    });
  });
});

describe('ask', () => {
  const question = ['ask', 'who-met-whom', '--param', 'name=毛腾飞', '--param', 'until=2021-03-13'];

  test('prints a table', async () => {
    const { code, stdout } = await run(...question);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^date +event +role +met +capacity +theirRole +sentence\n-+/);
    expect(stdout).toContain('谢建辉');
  });

  test('prints JSON and CSV with the same rows', async () => {
    const rows = JSON.parse((await run(...question, '--format', 'json')).stdout);
    const { stdout: csv } = await run(...question, '--format', 'csv');
    expect(rows.map((row: { met: string }) => row.met)).toContain('谢建辉');
    expect(csv.split('\n')[0]).toBe('date,event,role,met,capacity,theirRole,sentence');
    expect(csv.match(/^\d{4}-\d{2}-\d{2},/gm)).toHaveLength(rows.length);
  });

  test('without an answer says what to look at', async () => {
    const { code, stdout, stderr } = await run('ask', 'who-met-whom', '--param', 'name=无此人');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^No answer\./);
  });

  test('without a question lists them, and needs no database', async () => {
    const { code, stdout } = await guanxi(['ask']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^who-met-whom: Who met whom$/m);
  });
});

describe('find', () => {
  test('prints a table without ids', async () => {
    const { code, stdout } = await run('find', 'mao', 'tengfei', '--label', 'person');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^label +kind +name +alias +match +articles +first +last +detail\n-+/);
    expect(stdout).toMatch(/^Person +湖南省 +毛腾飞 +pinyin +\d+ +2021-03-15 +2021-03-15 +中共株洲市委员会 书记$/m);
  });

  test('prints JSON and CSV with the same rows, with ids', async () => {
    const rows = JSON.parse((await run('find', '腾飞', '-f', 'json', '-n', '3')).stdout);
    const { stdout: csv } = await run('find', '腾飞', '-f', 'csv', '-n', '3');
    expect(rows[0]).toMatchObject({ name: '毛腾飞', match: 'part', id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(csv.split('\n')[0]).toBe('label,kind,name,alias,match,articles,first,last,detail,id');
    expect(csv.trim().split('\n')).toHaveLength(rows.length + 1);
  });

  test('without an answer says what to try', async () => {
    const { code, stdout, stderr } = await run('find', '无此人');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^Nothing in the graph is called 无此人\. Try fewer characters/);
  });
});

test('start loads the seeds, shows who met whom, and where to look on', async () => {
  const { code, stdout } = await run('start');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Who met whom: 毛腾飞[\s\S]*谢建辉[\s\S]*Connect to +bolt:/);
  const [pages] = await graph.read('MATCH (p:Publication) RETURN count(p) AS publications');
  expect(pages).toEqual({ publications: 11 });
});

describe('a database that', () => {
  test('cannot be reached ends the command with the remedy', async () => {
    const { code, stdout, stderr } = await guanxi(['ingest', page]);
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toMatch(/^guanxi: Cannot reach Neo4j at bolt:\/\/127\.0\.0\.1:1: .*NEO4J_URI.*\n$/);
  });

  test('refuses the password is asked once', async () => {
    const wrong = { ...env, NEO4J_PASSWORD: 'wrong-password' };
    const { code, stderr } = await guanxi(['ask', 'who-chairs'], { env: wrong });
    expect(code).toBe(5);
    expect(stderr).toMatch(/wrong user name or password/);
    expect(stderr).not.toContain('wrong-password');
  });
});
