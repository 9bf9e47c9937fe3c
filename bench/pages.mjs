import { readdirSync, readFileSync } from 'node:fs';

const SEEDS = new URL('../seeds/', import.meta.url);

/** The seed pages with their front matter. */
function seeds() {
  const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  return names.map((name) =>
    /^(---[\s\S]*?---\n)?([\s\S]*)$/.exec(readFileSync(new URL(name, SEEDS), 'utf8')).slice(1),
  );
}

/** Numbers of three digits and more changed, paragraphs turned by `copy`: no cache of whole texts can answer. */
function varied(text, copy) {
  const paragraphs = text.replace(/\d{3,}/g, (digits) => String(Number(digits) + copy)).split('\n\n');
  const turn = copy % paragraphs.length;
  return [...paragraphs.slice(turn), ...paragraphs.slice(0, turn)].join('\n\n');
}

/** Pages of `bytes` together: the seed pages again and again, each time varied. */
export function manyPages(bytes) {
  const all = seeds();
  const pages = [];
  for (let copy = 0, size = 0; size < bytes; copy++) {
    const [front = '', body] = all[copy % all.length];
    const text = front + varied(body, Math.floor(copy / all.length));
    pages.push({ path: `page-${copy}.txt`, bytes: Buffer.from(text), text });
    size += Buffer.byteLength(text);
  }
  return pages;
}

/** One page of `bytes`. */
export function onePage(bytes) {
  const front = '---\npublication: 株洲日报\ncity: 株洲市\nprovince: 湖南省\ndate: 2021-03-15\n---\n\n';
  let rest = bytes;
  const texts = [];
  for (const { text } of manyPages(bytes)) {
    const body = text.replace(/^---[\s\S]*?---\n/, '').slice(0, Math.ceil(rest / 2.9));
    rest -= Buffer.byteLength(body);
    texts.push(body);
    if (rest <= 0) break;
  }
  return front + texts.join('\n\n');
}
