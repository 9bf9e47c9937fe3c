import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

/** A fenced block: its language and its text. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** A file of the package as text. */
export function source(path: string): string {
  return readFileSync(join(PACKAGE_ROOT, path), 'utf8');
}

/** Fenced blocks of a Markdown file, in order. */
export function blocks(path: string, language?: string): Block[] {
  const found = [...source(path).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const all = found.map((m) => ({ language: m[1] as string, text: m[2] as string }));
  return language === undefined ? all : all.filter((block) => block.language === language);
}

/** Targets of links and pictures that point into the package. */
export function localLinks(path: string): string[] {
  return [...source(path).matchAll(/\]\(([^)#]+)\)/g)].map((m) => m[1] as string).filter((to) => !/^[a-z]+:/.test(to));
}
