import { decodePage } from '../../src/pipeline/1-read/index.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** 临江日报讯 in GB18030. */
const GB = Uint8Array.from([0xc1, 0xd9, 0xbd, 0xad, 0xc8, 0xd5, 0xb1, 0xa8, 0xd1, 0xb6]);

describe('encodings', () => {
  const text = '临江日报讯\n市委召开会议';
  const utf16 = (littleEndian: boolean): Uint8Array => {
    const units = [0xfeff, ...[...text].map((char) => char.charCodeAt(0))];
    const view = new DataView(new ArrayBuffer(units.length * 2));
    units.forEach((unit, i) => {
      view.setUint16(i * 2, unit, littleEndian);
    });
    return new Uint8Array(view.buffer);
  };

  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\ufeff${text}`)],
    ['UTF-16 little endian', utf16(true)],
    ['UTF-16 big endian', utf16(false)],
    ['other line ends', utf8(text.replace('\n', '\r\n'))],
  ])('%s', (_, bytes) => {
    expect(decodePage(bytes, 'a.txt').text).toBe(text);
  });

  test('GB18030', () => {
    expect(decodePage(GB, 'a.txt').text).toBe('临江日报讯');
  });
});

describe('refusals name the file, what was expected and found, and the remedy', () => {
  test.each([
    ['empty file', new Uint8Array(), /a\.txt: expected a newspaper page, found an empty file/],
    ['blanks only', utf8(' \n\t\n　'), /a\.txt: expected a newspaper page, found no text/],
    ['front matter only', utf8('---\ndate: 2021-03-15\n---\n'), /found no text/],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      /found a binary file \(NUL bytes\).*plain text/,
    ],
    ['control characters', utf8('\u0001\u0002\u0003市委'.repeat(50)), /found a binary file/],
    [
      'Big5',
      Uint8Array.from([0xa4, 0x40, 0xa4, 0x54, 0xa5, 0x7c, 0xa4, 0x51]),
      /UTF-8 or GB18030 text.*Save the page again/,
    ],
    ['UTF-8 cut in a character', utf8('市委召开会议').slice(0, -1), /a\.txt:1: expected UTF-8 or GB18030/],
    ['broken UTF-16', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]), /UTF-16LE.*found broken bytes/],
    ['front matter without end', utf8('---\ndate: 2021-03-15\n市委'), /a\.txt:1: expected front matter to end/],
    [
      'no such day',
      utf8('---\ncity: 临江市\ndate: 2021-02-30\n---\n市委'),
      /a\.txt:3: date: expected a date as YYYY-MM-DD, found “2021-02-30”/,
    ],
    ['no YAML', utf8('---\ndate: [\n---\n市委'), /a\.txt:\d: expected YAML/],
    ['a list for a name', utf8('---\ncity: [临江市]\n---\n市委'), /a\.txt:2: city: /],
  ])('%s', (_, bytes, message) => {
    expect(() => decodePage(bytes, 'a.txt')).toThrow(message);
  });

  test('an option that is no date is a mistake of usage', () => {
    expect(() => decodePage(utf8('市委'), 'a.txt', { meta: { date: 'yesterday' } })).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('“yesterday”') }),
    );
  });
});

describe('metadata', () => {
  const front = '---\npublication: 临江日报\npage: 03\n---\n';

  test.each([
    { text: `${front}市委召开会议。`, firstLine: 5 },
    { text: `\r\n${front.replaceAll('\n', '\r\n')}\r\n市委召开会议。`, firstLine: 6 },
    { text: '市委召开会议。', firstLine: undefined },
  ])('the page begins on line $firstLine of its file', ({ text, firstLine }) => {
    expect(decodePage(utf8(text), 'x.txt').firstLine).toBe(firstLine);
  });

  test('options win over front matter, front matter over the sidecar, all over the text', () => {
    const page = decodePage(utf8(`${front}来源:青河发布 2020-01-02 10:00\n市委召开会议。`), 'x.txt', {
      meta: { city: '临江市' },
      sidecar: { path: 'x.meta.yaml', source: 'publication: 临江晚报\ncity: 青河市\ndate: 2021年3月5日\n' },
    });
    expect(page.meta).toEqual({ publication: '临江日报', city: '临江市', date: '2021-03-05', page: '03' });
    expect(page.text).toBe('来源:青河发布 2020-01-02 10:00\n市委召开会议。');
  });

  test('what stays unknown is an issue', () => {
    const page = decodePage(utf8('市委召开会议。'), 'x.txt');
    expect(page.meta).toEqual({});
    expect(page.issues.map((issue) => issue.code)).toEqual([
      'read/no-publication',
      'read/no-city',
      'read/no-province',
      'read/no-date',
    ]);
  });

  test('a key that is not known is an issue', () => {
    const page = decodePage(utf8('---\nauthor: 方文远\n---\n市委召开会议。'), 'x.txt');
    expect(page.issues[0]).toMatchObject({ code: 'read/unknown-key', message: expect.stringContaining('“author”') });
  });

  test('dashes above text that is no YAML are text', () => {
    expect(decodePage(utf8('---\n市委召开会议。'), 'x.txt').text).toBe('---\n市委召开会议。');
  });

  test('the same content has the same hash; other metadata another', () => {
    const hash = (date: string): string => decodePage(utf8('市委'), 'x.txt', { meta: { date } }).hash;
    expect(hash('2021-03-15')).toBe(hash('2021/3/15'));
    expect(hash('2021-03-15')).not.toBe(hash('2021-03-16'));
  });

  test.each([
    ['来源:临江晚报 发布时间:2024-03-13 阅读次数:3', { publication: '临江晚报', date: '2024-03-13' }],
    ['2020年7月31日  9:01:50   来源:网友   编辑:某站', { date: '2020-07-31' }],
    ['2019年09月12日 11:27 临江观察', { publication: '临江观察', date: '2019-09-12' }],
    ['发布日期:2020-07-21 来源:融媒体中心', { date: '2020-07-21' }],
    ['2017-08-25 09:09:37 | 来源:临江日报 | 编辑:方小雨', { publication: '临江日报', date: '2017-08-25' }],
    ['临江教育报数字报纸\n第2版:要闻', { publication: '临江教育报', page: '2' }],
    ['临江在线11月28日讯(记者 方文远)市委开会。', { publication: '临江在线' }],
    ['2016年8月25日,副州长到青河县调研。', { date: '2016-08-25' }],
  ])('from the text: %s', (text, meta) => {
    expect(decodePage(utf8(`${text}\n市委召开会议。`), 'x.txt').meta).toEqual(meta);
  });

  test.each([
    ['2021-03-15-a1.txt', { date: '2021-03-15', page: 'A1' }],
    ['linjiang-daily-2021-03-15-a1.txt', { date: '2021-03-15', page: 'A1' }],
    ['20210315_03.txt', { date: '2021-03-15', page: '03' }],
    ['2021-03-15.txt', { date: '2021-03-15' }],
    ['page-12345678.txt', {}],
  ])('from the name %s', (path, meta) => {
    expect(decodePage(utf8('市委召开会议。'), `pages/${path}`).meta).toEqual(meta);
  });

  test('the city of a publication, and the province of a stated city, come from who knows places', () => {
    const cityOf = (name: string) => (name.startsWith('临江') ? { city: '临江市', province: '某省' } : undefined);
    expect(decodePage(utf8('来源:临江晚报\n市委开会。'), 'x.txt', { cityOf }).meta).toMatchObject({
      city: '临江市',
      province: '某省',
    });
    expect(decodePage(utf8('市委开会。'), 'x.txt', { cityOf, meta: { city: '临江市' } }).meta).toMatchObject({
      province: '某省',
    });
    expect(decodePage(utf8('会场 图片来源:临江市新闻中心\n市委开会。'), 'x.txt', { cityOf }).meta).toEqual({
      city: '临江市',
      province: '某省',
    });
  });
});
