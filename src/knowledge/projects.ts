import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
import { wordList as words } from './word-list.js';

const PROJECT_KINDS = ['industry', 'infrastructure', 'cluster', 'base'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** lexicon/projects.yaml. */
export interface Projects {
  readonly endings: PhraseMatcher<ProjectKind>;
  readonly infrastructureWords: readonly string[];
  readonly generic: ReadonlySet<string>;
  readonly owners: PhraseMatcher<true>;
  /** Endings of what is built, longest first: they make the members of a list before 等项目 projects. */
  readonly listed: readonly string[];
}

const PROJECTS = z.strictObject({
  endings: z.strictObject({ industry: words, infrastructure: words, cluster: words, base: words }),
  'infrastructure-words': words,
  generic: words,
  owners: words,
  listed: words,
});

/** @throws KnowledgeError naming file and line of a malformed entry. */
export function readProjects(directory = LEXICON_DIR): Projects {
  const file = readYaml(join(directory, 'projects.yaml'), PROJECTS);
  const endings = PROJECT_KINDS.flatMap((kind) => file.endings[kind].map((ending) => [ending, kind] as const));
  return {
    endings: new PhraseMatcher(endings),
    infrastructureWords: file['infrastructure-words'],
    generic: new Set(file.generic),
    owners: new PhraseMatcher(file.owners.map((owner) => [owner, true] as const)),
    listed: [...file.listed].sort((a, b) => b.length - a.length),
  };
}
