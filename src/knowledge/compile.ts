import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSurnames } from './surnames.js';
import { EXTRACTOR_PATH, extractorVersion } from './versions.js';
import { buildWordTable, WORD_TABLE_PATH } from './words.js';

/** Build step: writes the word table that the program loads at start, and the version of what extracts. */
mkdirSync(dirname(WORD_TABLE_PATH), { recursive: true });
writeFileSync(WORD_TABLE_PATH, buildWordTable(readSurnames().all).bytes);
writeFileSync(EXTRACTOR_PATH, `${extractorVersion()}\n`);
