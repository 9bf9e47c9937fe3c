import { evaluate } from '../../src/evaluate/index.js';
import { formatAnswer } from '../../src/format/answer.js';
import { csv } from '../../src/format/csv.js';
import { formatDifferences } from '../../src/format/differences.js';
import { explain } from '../../src/format/explain.js';
import { pageText, writer } from '../../src/format/facts.js';
import { goldPage } from '../../src/format/gold.js';
import { factRows } from '../../src/format/rows.js';
import { table, widthOf } from '../../src/format/table.js';
import { sample } from './sample.js';

describe('gold format', () => {
  const page = goldPage(sample);
  const [article] = page.articles;

  test('names relations by the names of their ends, events by an id', () => {
    expect(page).toMatchObject({
      publication: '清河日报',
      date: '2024-05-20',
      page: 'A1',
      city: '清河市',
      province: '云山省',
    });
    expect(article?.events).toMatchObject([
      { id: 'event:1', name: '绿水行动推进会', kind: 'meeting', date: '2024-05-19', end: null },
    ]);
    expect(article?.relations[1]).toMatchObject({
      type: 'TOOK_PART_IN',
      from: '周立言',
      to: 'event:1',
      role: 'chair',
      order: 1,
    });
    expect(article?.relations[3]).toMatchObject({ type: 'WROTE', from: '周立言', to: 'article', as: 'author' });
  });

  test('keeps events out of the entities, and says which entities are implied', () => {
    expect(article?.entities.map((e) => e.type)).toEqual(['Person', 'Person', 'Organization', 'Organization']);
    expect(article?.entities.filter((e) => e.implied).map((e) => e.name)).toEqual(['清河市人民政府']);
  });

  test('carries evidence whose offsets reproduce it, and says what is uncertain', () => {
    const text = sample.articles[0]?.article.text ?? '';
    for (const r of article?.relations ?? []) expect(text.slice(Number(r.start), Number(r.end))).toBe(r.evidence);
    expect(article?.relations.map((r) => r.certain)).toEqual([undefined, undefined, false, undefined]);
  });

  test('agrees with itself as gold facts', () => {
    const { entities, relations } = evaluate(page, page);
    expect([entities.micro.f1, relations.micro.f1]).toEqual([1, 1]);
  });
});

describe('writers', () => {
  test('json of one page is an object, of several an array', () => {
    const one = writer('json');
    expect(JSON.parse(one.page(pageText(sample, 'json')) + one.end())).toEqual(
      JSON.parse(JSON.stringify(goldPage(sample))),
    );
    const page = pageText(sample, 'json');
    const three = writer('json');
    const text = three.page(page) + three.page(page) + three.page(page) + three.end();
    expect(JSON.parse(text)).toHaveLength(3);
    expect(writer('json').end()).toBe('');
  });

  test('jsonl has one relation a line', () => {
    const lines = writer('jsonl')
      .page(pageText(sample, 'jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(JSON.parse(JSON.stringify(factRows(sample))));
    expect(lines).toHaveLength(4);
  });

  test('csv has one header line, and no formula', () => {
    const page = pageText(sample, 'csv');
    const write = writer('csv');
    const lines = (write.page(page) + write.page(page) + write.end()).trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.filter((line) => line.startsWith('path,publication,date'))).toHaveLength(1);
    expect(lines[3]).toContain(",Person,'=阿依古丽,Event,");
  });

  test('explain shows each fact with its sentence, its evidence marked, and its rule', () => {
    const text = explain(sample);
    expect(text).toContain('周立言 -TOOK_PART_IN→ 绿水行动推进会 (chair, 2024-05-19)');
    expect(text).toContain('5月19日,市委书记【周立言主持推进会】。');
    expect(text).toContain('rule test/claim, uncertain');
    expect(text).toContain('Which 推进会 is not said.');
  });
});

describe('csv', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['\u00a0=1+1', "'\u00a0=1+1"],
    ['＝SUM(A1)', "'＝SUM(A1)"],
    ['@x', "'@x"],
    ['-5', '-5'],
    ['毛', '毛'],
    [3, '3'],
    [true, 'true'],
    [null, ''],
  ])('%p becomes %p', (value, shown) => {
    expect(csv(['a'], [[value]])).toBe(`a\n${shown}\n`);
  });
});

describe('table', () => {
  test('aligns Han characters, which are two columns wide', () => {
    expect(
      table(
        ['name', 'n'],
        [
          ['周立言', 1],
          ['a', 22],
        ],
      ),
    ).toBe('name    n\n------  --\n周立言  1\na       22\n');
  });

  test('wraps the widest column to fit, and loses nothing', () => {
    const sentence = '市委书记周立言主持推进会'.repeat(4);
    const text = table(['name', 'sentence'], [['周立言', sentence]], { width: 40 });
    expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(40);
    expect(text.replace(/[\s-]/g, '')).toBe(`namesentence周立言${sentence}`);
  });

  test('breaks neither a date nor a word', () => {
    const text = table(
      ['date', 'roles', 'sentence'],
      [['2021-03-13', ['speaker', 'inspector', 'recipient'], '会'.repeat(60)]],
      {
        width: 60,
      },
    );
    expect(text).toMatch(/^2021-03-13 /m);
    for (const word of ['speaker', 'inspector', 'recipient']) expect(text).toContain(word);
  });

  test('shows lists, nothing for null, and no control characters', () => {
    expect(table(['a', 'b', 'c'], [[['chair', 'speaker'], null, 'x\u001b[31m']])).toContain(
      'chair、speaker     x [31m',
    );
  });
});

test('answers hold integers that JSON has no form for', () => {
  expect(formatAnswer([{ n: 2n ** 60n }], 'json')).toContain('"1152921504606846976"');
  expect(formatAnswer([], 'table')).toBe('');
});

describe('differences', () => {
  const sentence = { text: `市委书记${'周立言强调，'.repeat(30)}`, start: 20, end: 204, line: 7 };
  const difference = {
    outcome: 'invention',
    group: 'relations',
    type: 'HOLDS_POSITION',
    page: 'qinghe',
    headline: '清河召开绿水行动推进会',
    fact: '周立言 → 中共清河市委员会 (书记)',
    stage: 'relate',
    rule: 'positions/direct',
    evidence: { text: '书记周立言', start: 22, end: 27, line: 7 },
    sentences: [sentence, { ...sentence, start: 300, end: 484 }, sentence, sentence],
  } as const;

  test.each([60, 80, 100])('fit into %i columns', (width) => {
    const lines = formatDifferences([difference], { width }).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  });

  test('mark the evidence within its sentence, and say how many sentences are left out', () => {
    const printed = formatDifferences([difference], { width: 1000 });
    expect(printed.split('\n').slice(0, 5)).toEqual([
      'qinghe · 清河召开绿水行动推进会',
      '  invented  HOLDS_POSITION 周立言 → 中共清河市委员会 (书记) [relate, positions/direct]',
      expect.stringMatching(/^ {12}line 7: 市委〔书记周立言〕强调，周立言/),
      expect.stringMatching(/^ {12}line 7: 市委书记周立言强调，/),
      '            and 2 more sentences',
    ]);
  });

  test('stand under their article, as many of each type and outcome as wanted', () => {
    const list = ['甲', '乙', '丙'].map((fact) => ({ ...difference, fact, sentences: [] }));
    const other = { ...difference, outcome: 'miss' as const, headline: '春耕正当时', fact: '丁', sentences: [] };
    expect(formatDifferences([...list, other], { width: 100, limit: 2 })).toBe(
      [
        'qinghe · 清河召开绿水行动推进会',
        '  invented  HOLDS_POSITION 甲 [relate, positions/direct]',
        '  invented  HOLDS_POSITION 乙 [relate, positions/direct]',
        '',
        'qinghe · 春耕正当时',
        '  missed    HOLDS_POSITION 丁 [relate, positions/direct]',
        '',
        '1 more; --limit sets how many of each type are listed.',
        '',
      ].join('\n'),
    );
  });
});
