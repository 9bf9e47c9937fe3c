import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The package's root folder: this file lies two folders below it, in src/ as in dist/. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const LEXICON_DIR = join(PACKAGE_ROOT, 'lexicon');
export const CYPHER_DIR = join(PACKAGE_ROOT, 'cypher');
