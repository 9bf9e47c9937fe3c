// Makes `npx guanxi` work in this folder: npm links the programs of dependencies, not a project's own.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));
const link = `${folder}guanxi`;

// Windows has neither execute permission nor links for everybody: there, `npm run guanxi --` does the same.
if (process.platform !== 'win32' && existsSync(program)) {
  chmodSync(program, 0o755);
  mkdirSync(folder, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync('../../dist/cli.js', link);
}
