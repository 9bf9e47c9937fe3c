import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { guanxi, PROGRAM, shell } from './program.js';

const SEED = 'seeds/zhuzhou-daily-2021-03-15-a1.txt';
const OTHER = 'seeds/mianyang-daily-2019-04-19-01.txt';
const folder = mkdtempSync(join(tmpdir(), 'guanxi-extract-'));
const file = (name: string, content: string | Uint8Array = ''): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const empty = file('empty.txt');
const binary = file(
  'binary.txt',
  new Uint8Array(4000).map((_, i) => (i * 7) % 256),
);
const blank = file('blank.txt', '\n  \n');
const tooLarge = file('large.txt', '会'.repeat(20_000_000));
mkdirSync(join(folder, 'none'));
const noPages = join(folder, 'none');
afterAll(() => rmSync(folder, { recursive: true }));

describe('extract', () => {
  test('prints one page as one object, without a database', async () => {
    const { code, stdout, stderr } = await guanxi(['extract', SEED]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const page = JSON.parse(stdout);
    expect(page).toMatchObject({
      publication: '株洲日报',
      date: '2021-03-15',
      page: 'A1',
      city: '株洲市',
      province: '湖南省',
    });
    expect(page.articles.length).toBeGreaterThan(3);
    const titles = page.articles.flatMap((a: { relations: { type: string; from: string; title?: string }[] }) =>
      a.relations.filter((r) => r.type === 'HOLDS_POSITION' && r.from === '毛腾飞').map((r) => r.title),
    );
    expect(titles).toContain('书记');
  });

  test('prints several pages as an array, in the order of the arguments', async () => {
    const { stdout } = await guanxi(['extract', OTHER, SEED, '--jobs', '2']);
    expect(JSON.parse(stdout).map((page: { publication: string }) => page.publication)).toEqual([
      '绵阳日报',
      '株洲日报',
    ]);
  });

  test('takes what the options state before what the file states', async () => {
    const { stdout } = await guanxi([
      'extract',
      SEED,
      '--publication',
      '云山日报',
      '--date',
      '2020-01-02',
      '--page',
      'B3',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      publication: '云山日报',
      date: '2020-01-02',
      page: 'B3',
      city: '株洲市',
    });
  });

  test('every line of jsonl reproduces its evidence', async () => {
    const { stdout } = await guanxi(['extract', SEED, '--format', 'jsonl']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      expect(row.end - row.start).toBe(row.evidence.length);
      expect(row.rule).toMatch(/^[a-z]+\/\S+$/);
    }
  });

  test('csv has as many rows as jsonl has lines', async () => {
    const { stdout: csv } = await guanxi(['extract', SEED, OTHER, '--format', 'csv']);
    const { stdout: jsonl } = await guanxi(['extract', SEED, OTHER, '--format', 'jsonl']);
    expect(csv.split('\n')[0]).toBe(
      'path,publication,date,page,headline,type,fromType,from,toType,to,qualifier,eventDate,order,remote,former,stage,stageDate,certain,rule,start,end,evidence',
    );
    expect(csv.match(new RegExp(`^"?(${SEED}|${OTHER})`, 'gm'))).toHaveLength(jsonl.trimEnd().split('\n').length);
  });

  test('--explain shows facts with sentence and rule', async () => {
    const { stdout } = await guanxi(['extract', SEED, '--explain']);
    expect(stdout).toMatch(
      /^毛腾飞 -HOLDS_POSITION→ 中共株洲市委员会 \(书记\)\n {4}.*【.*毛腾飞.*】.*\n {4}rule \S+$/m,
    );
  });

  test('a reader that closes the pipe is no failure', async () => {
    const { stdout, stderr } = await shell(`node ${PROGRAM} extract seeds --format jsonl | head -c 20`);
    expect({ length: stdout.length > 0, stderr }).toEqual({ length: true, stderr: '' });
  });
});

describe('bad input', () => {
  test.each([
    { name: 'an empty file', path: empty, says: /empty\.txt: expected a newspaper page, found an empty file/ },
    { name: 'a binary file', path: binary, says: /binary\.txt: expected/ },
    { name: 'a page of blanks', path: blank, says: /blank\.txt: expected/ },
    { name: 'a file above the limit', path: tooLarge, says: /large\.txt: expected a page of at most \d+ bytes/ },
    { name: 'a folder without pages', path: noPages, says: /none: expected a folder with pages/ },
    {
      name: 'a path that is not there',
      path: 'no-such.txt',
      says: /no-such\.txt: expected a file, a folder or a glob/,
    },
  ])('$name is set aside with one message', async ({ path, says }) => {
    const { code, stdout, stderr } = await guanxi(['extract', path]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('bad files among good ones leave the good ones', async () => {
    const { code, stdout, stderr } = await guanxi(['extract', empty, SEED, 'no-such.txt', binary]);
    expect(code).toBe(4);
    expect(JSON.parse(stdout).publication).toBe('株洲日报');
    expect(stderr).toMatch(/empty\.txt[\s\S]*no-such\.txt[\s\S]*binary\.txt[\s\S]*3 files set aside, 1 page done\./);
  });

  test('a stack is shown on demand only', async () => {
    const missing = await guanxi(['evaluate', '--gold', 'no-such.json']);
    expect(missing).toMatchObject({ code: 3, stderr: expect.stringMatching(/^guanxi: no-such\.json: expected .*\n$/) });
    const { stderr } = await guanxi(['evaluate', '--gold', 'no-such.json'], { env: { DEBUG: '1' } });
    expect(stderr).toMatch(/ENOENT[\s\S]*\n {4}at /);
  });
});

describe('evaluate', () => {
  const gold = SEED.replace('.txt', '.gold.json');
  // Two printed words that are no names, so that there are misses whatever the rules read.
  const wrong = JSON.parse(readFileSync(join(PACKAGE_ROOT, gold), 'utf8'));
  const { entities: known } = wrong.articles[0];
  const person: string = known.find(
    (e: { type: string; name: string }) => e.type === 'Person' && e.name.length > 2,
  ).name;
  const parts = [person.slice(0, -1), person.slice(1)];
  known.push(...parts.map((name) => ({ type: 'Person', name })));
  const more = file('more.gold.json', JSON.stringify(wrong));

  test('compares a page with the gold facts beside it', async () => {
    const { code, stdout } = await guanxi(['evaluate', '--gold', gold]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Person +\d\.\d{3} +\d\.\d{3} +\d\.\d{3} +\d+ +\d+ +\d+$/m);
    expect(stdout).toMatch(/^all relations /m);
  });

  test('compares printed facts, too', async () => {
    const predicted = file('predicted.json', (await guanxi(['extract', SEED])).stdout);
    const { stdout: printed } = await guanxi(['evaluate', '--gold', gold, '--predicted', predicted]);
    const { stdout: extracted } = await guanxi(['evaluate', '--gold', gold, SEED]);
    const facts = (table: string): string[] => table.split('\n\n')[0]?.match(/^(?:[A-Z]|all).*$/gm) ?? [];
    expect(facts(printed).length).toBeGreaterThan(10);
    expect(facts(printed)).toEqual(facts(extracted));
    // without the text of the page there is nothing to attribute, and no boundaries to compare
    expect(printed).not.toMatch(/missed by|boundaries/);
  });

  test('measures the division into articles, and says which stage lost what', async () => {
    const { stdout } = await guanxi(['evaluate', '--gold', more, SEED]);
    for (const part of ['article', 'headline', 'kicker', 'subtitle', 'boundaries', 'passage']) {
      expect(stdout).toMatch(new RegExp(`^${part} +\\d\\.\\d{3} +\\d\\.\\d{3} +\\d\\.\\d{3} +\\d+ +\\d+ +\\d+$`, 'm'));
    }
    expect(stdout).toMatch(/missed by +invented by\n +found +segment +recognise +relate +resolve +segment /);
  });

  test('lists misses and inventions with their sentences and lines, as many as wanted', async () => {
    const all = (await guanxi(['evaluate', '--gold', more, SEED, '--differences'])).stdout;
    for (const part of parts) {
      expect(all).toMatch(new RegExp(`^ {2}missed {4}Person ${part} \\[recognise\\]\\n {12}line \\d+: .*${part}`, 'm'));
    }
    const some = (await guanxi(['evaluate', '--gold', more, SEED, '--differences', '--limit', '1'])).stdout;
    expect(some.match(/^ {2}missed {4}Person /gm)).toHaveLength(1);
    expect(some).toMatch(/\n\d+ more; --limit sets how many of each type are listed\.\n$/);
    expect((await guanxi(['evaluate', '--gold', more, SEED, '--limit', '0'])).code).toBe(2);
  });

  test('json holds everything, and a later run is compared with it', async () => {
    const { stdout } = await guanxi(['evaluate', '--gold', more, SEED, '--format', 'json']);
    const printed = JSON.parse(stdout);
    expect(Object.keys(printed)).toEqual(['entities', 'relations', 'segmentation', 'stages', 'differences', 'ignored']);
    expect(printed.differences.length).toBeGreaterThan(0);
    const before = file('before.json', stdout);
    const same = await guanxi(['evaluate', '--gold', more, SEED, '--compare', before]);
    expect(same).toMatchObject({ code: 0, stdout: expect.stringMatching(/earlier run, no figure has changed\.\n$/) });
    const fewer = file('fewer.json', JSON.stringify({ ...printed, differences: printed.differences.slice(1) }));
    const worse = await guanxi(['evaluate', '--gold', more, SEED, '--compare', fewer]);
    expect(worse).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nNewly (missed|invented) \(1\):\n/) });
    const json = await guanxi(['evaluate', '--gold', more, SEED, '--compare', fewer, '--format', 'json']);
    expect(JSON.parse(json.stdout).comparison).toMatchObject({ appeared: [printed.differences[0]], gone: [] });
    expect((await guanxi(['evaluate', '--gold', more, SEED, '--compare', empty])).code).toBe(3);
  });

  test('gold facts agree with themselves', async () => {
    const { stdout } = await guanxi([
      'evaluate',
      '--gold',
      gold,
      '--predicted',
      gold,
      '--format',
      'json',
      '--differences',
    ]);
    const { entities, relations, differences } = JSON.parse(stdout);
    expect([entities.micro.f1, relations.micro.f1, differences]).toEqual([1, 1, []]);
  });

  test('a folder stands for all gold facts in it', async () => {
    const { stdout } = await guanxi(['evaluate', '--gold', 'seeds', '--format', 'json']);
    const one = JSON.parse(readFileSync(join(PACKAGE_ROOT, gold), 'utf8'));
    expect(JSON.parse(stdout).entities.micro.tp).toBeGreaterThan(one.articles.length);
  });
});
