import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './paths.js';
/** Parts of speech a table stores, by their index. */
const POS = [
    'x',
    'n',
    'v',
    'vn',
    'a',
    'ad',
    'an',
    'd',
    'm',
    'q',
    'mq',
    'r',
    'p',
    'c',
    'u',
    'ns',
    'nr',
    'nt',
    'nz',
    'j',
    'i',
    'l',
    't',
    's',
    'f',
    'b',
    'z',
    'y',
    'e',
    'o',
    'g',
    'k',
    'h',
];
const POS_INDEX = new Map(POS.map((pos, index) => [pos, index]));
const MAX_WORD = 8;
const SLOTS = 1 << 19;
/** Bit of an entry that the list tags as a person's name. */
const NAME_FLAG = 1 << 28;
/** Format version and size: a table of another build is not read. */
const MAGIC = 0x67790000 + Math.log2(SLOTS);
/**
 * A hash table of dictionary words with cost and part of speech, over typed arrays so that it loads without parsing.
 * Words are Han, 1 to 8 code units; person names of the list are left out and counted for `NameCounts` instead.
 */
export class WordTable {
    keys;
    checks;
    values;
    longest;
    names;
    constructor(keys, checks, values, longest, names) {
        this.keys = keys;
        this.checks = checks;
        this.values = values;
        this.longest = longest;
        this.names = names;
    }
    /** Length in code units of the longest word that starts with `unit`; 0 when none does. */
    longestFrom(unit) {
        return this.longest[unit];
    }
    /** The packed entry of a word by its two hashes; 0 when unknown. */
    lookup(key, check) {
        let slot = (key >>> 0) & (SLOTS - 1);
        for (;;) {
            const value = this.values[slot];
            if (value === 0)
                return 0;
            if (this.keys[slot] === key && this.checks[slot] === check)
                return value;
            slot = (slot + 1) & (SLOTS - 1);
        }
    }
    /** The packed entry of `text[start, end)`; 0 when unknown. */
    entry(text, start, end) {
        if (end - start > MAX_WORD)
            return 0;
        let key = HASH_SEED;
        let check = CHECK_SEED;
        for (let i = start; i < end; i++) {
            const unit = text.charCodeAt(i);
            key = nextHash(key, unit);
            check = nextCheck(check, unit);
        }
        return this.lookup(key, check);
    }
    has(word) {
        return this.entry(word, 0, word.length) !== 0;
    }
}
export const HASH_SEED = 0x1505;
export const CHECK_SEED = 0x811c;
export function nextHash(hash, unit) {
    return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);
}
export function nextCheck(check, unit) {
    return Math.imul(check, 0x01000193) ^ (unit * 0x85eb);
}
/** Cost of an entry in nats: -ln of its relative frequency. */
export function costOf(entry) {
    return ((entry >>> 8) & 0xffff) / 256;
}
/** True of a word that the word list takes for a person's name as well: 高峰, 文明. */
export function isAlsoName(entry) {
    return (entry & NAME_FLAG) !== 0;
}
export function posOf(entry) {
    return POS[(entry & 0xff) - 1] ?? 'x';
}
function pack(cost, pos) {
    const index = POS_INDEX.get(pos) ?? POS_INDEX.get(pos.slice(0, 1)) ?? 0;
    return (Math.round(cost * 256) << 8) | (index + 1);
}
function listedWords() {
    const require = createRequire(import.meta.url);
    const { dict } = require('@node-rs/jieba/dict.js');
    const words = [];
    for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
        const [word, count, pos] = line.trim().split(' ');
        if (word && count && pos)
            words.push({ word, count: Number(count), pos });
    }
    return words;
}
/** A person name of the list, as against a common word that the list merely tags so. */
function isName(entry, surnames) {
    if (!entry.pos.startsWith('nr'))
        return false;
    if (entry.word.length === 1)
        return false;
    return surnames.has(entry.word[0]) || entry.pos !== 'nr' || entry.count < 20;
}
/** Builds the table from the word list of @node-rs/jieba (MIT). Takes about two seconds; done once, at build. */
export function buildWordTable(surnames) {
    const words = listedWords();
    const total = words.reduce((sum, { count }) => sum + count, 0);
    const keys = new Int32Array(SLOTS);
    const checks = new Int32Array(SLOTS);
    const values = new Int32Array(SLOTS);
    const longest = new Uint8Array(65536);
    const names = {
        first: new Map(),
        second: new Map(),
        single: new Map(),
    };
    const add = (map, unit) => {
        map.set(unit, (map.get(unit) ?? 0) + 1);
    };
    for (const entry of words) {
        const { word } = entry;
        if (!/^\p{Script=Han}+$/u.test(word) || word.length > MAX_WORD)
            continue;
        if (isName(entry, surnames)) {
            if (entry.pos === 'nr' && surnames.has(word[0])) {
                if (word.length === 3) {
                    add(names.first, word.charCodeAt(1));
                    add(names.second, word.charCodeAt(2));
                }
                else if (word.length === 2)
                    add(names.single, word.charCodeAt(1));
            }
            if (entry.count < 1000)
                continue;
        }
        let key = HASH_SEED;
        let check = CHECK_SEED;
        for (let i = 0; i < word.length; i++) {
            key = nextHash(key, word.charCodeAt(i));
            check = nextCheck(check, word.charCodeAt(i));
        }
        let slot = (key >>> 0) & (SLOTS - 1);
        while (values[slot] !== 0 && !(keys[slot] === key && checks[slot] === check))
            slot = (slot + 1) & (SLOTS - 1);
        keys[slot] = key;
        checks[slot] = check;
        const name = entry.pos === 'nr';
        values[slot] = pack(-Math.log(entry.count / total), name ? 'n' : entry.pos) | (name ? NAME_FLAG : 0);
        const first = word.charCodeAt(0);
        if (word.length > longest[first])
            longest[first] = word.length;
    }
    const pairs = [names.first, names.second, names.single].map((map) => Int32Array.from([...map].flat()));
    const header = Int32Array.from([MAGIC, ...pairs.map((array) => array.length)]);
    const parts = [header, keys, checks, values, longest, ...pairs].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
    return { table: new WordTable(keys, checks, values, longest, names), bytes: Buffer.concat(parts) };
}
export const WORD_TABLE_PATH = join(PACKAGE_ROOT, 'dist', 'words.bin');
/** Reads the table that the build wrote, or builds it where there is none. */
export function readWordTable(surnames) {
    if (existsSync(WORD_TABLE_PATH)) {
        const table = parseWordTable(readFileSync(WORD_TABLE_PATH));
        if (table)
            return table;
    }
    return buildWordTable(surnames()).table;
}
function parseWordTable(bytes) {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const [magic, firstLength, secondLength, singleLength] = new Int32Array(buffer, 0, 4);
    if (magic !== MAGIC)
        return undefined;
    let offset = 16;
    const ints = (length) => {
        const array = new Int32Array(buffer, offset, length);
        offset += length * 4;
        return array;
    };
    const keys = ints(SLOTS);
    const checks = ints(SLOTS);
    const values = ints(SLOTS);
    const longest = new Uint8Array(buffer, offset, 65536);
    offset += 65536;
    const [first, second, single] = [firstLength, secondLength, singleLength].map((length) => pairsOf(ints(length ?? 0)));
    return new WordTable(keys, checks, values, longest, {
        first: first,
        second: second,
        single: single,
    });
}
function pairsOf(flat) {
    const map = new Map();
    for (let i = 0; i < flat.length; i += 2)
        map.set(flat[i], flat[i + 1]);
    return map;
}
