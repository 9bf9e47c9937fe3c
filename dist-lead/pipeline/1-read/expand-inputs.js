import { stat } from 'node:fs/promises';
import { basename, extname, isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError } from '../../errors.js';
/** Files that a folder contributes; a file named by itself may have any other extension. */
const PAGE_EXTENSIONS = ['.txt', '.md'];
/** What lies in a folder about its pages is none of them. */
const ABOUT_PAGES = /^(?:readme|license|changelog)\b/i;
/**
 * Files behind paths, folders (with their subfolders) and globs: each once, folders and globs in sorted order.
 * Paths are kept as the user gave them.
 * @throws InputError for a path that does not exist, a folder without pages, and a glob that matches none.
 */
export async function expandInputs(paths) {
    const files = new Set();
    for (const path of paths) {
        for (const file of await expandInput(path))
            files.add(file);
    }
    return [...files];
}
async function expandInput(path) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile())
        return [path];
    if (found?.isDirectory()) {
        const root = path.replace(/[/\\]+$/, '') || path;
        const files = await pagesOf(['**/*'], root);
        if (files.length > 0)
            return files.map((file) => `${root === '.' ? '' : `${root}/`}${file}`);
        throw new InputError(`${path}: expected a folder with pages (*.txt, *.md), found none. Name another folder, or the files themselves.`);
    }
    if (found || !isDynamicPattern(path)) {
        throw new InputError(`${path}: expected a file, a folder or a glob, found ${found ? 'something else' : 'nothing there'}. Check the path.`);
    }
    const files = await pagesOf([path.replaceAll('\\', '/')], undefined);
    if (files.length > 0)
        return files;
    throw new InputError(`${path}: expected a glob that matches pages (*.txt, *.md), found none. Check the pattern, and quote it for the shell.`);
}
async function pagesOf(patterns, cwd) {
    const absolute = patterns.some((pattern) => isAbsolute(pattern));
    const files = await glob(patterns, { ...(cwd === undefined ? {} : { cwd }), absolute, onlyFiles: true });
    return files.filter(isPage).sort();
}
function isPage(file) {
    return PAGE_EXTENSIONS.includes(extname(file).toLowerCase()) && !ABOUT_PAGES.test(basename(file));
}
