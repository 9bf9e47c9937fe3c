import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../../../knowledge/once.js';
import { LEXICON_DIR } from '../../../knowledge/paths.js';
import { readYaml } from '../../../knowledge/read-yaml.js';
import { PhraseMatcher } from '../../../text/phrases.js';
import { anyOf } from '../events/lexicon.js';

const words = z.array(z.string().min(1)).min(1);
const Stages = z.strictObject({
  stages: z.array(z.strictObject({ stage: z.string().min(1), words, after: words.optional() })).min(1),
  notAfter: z.record(z.string(), words),
  notBefore: z.record(z.string(), words),
  denied: words,
  planned: words,
  figures: words,
  ordered: words,
  orders: words,
  purpose: words,
  notPurpose: words,
  between: words,
  object: words,
  reference: words,
  now: words,
});
type StageFile = z.infer<typeof Stages>;

/** What a word of lexicon/project-stages.yaml tells. */
export interface StageWord {
  readonly stage: string;
  /** Place of the stage in the list, from 1: how far the project has come. */
  readonly order: number;
  /** True when the word may stand before its project (投产的某项目), not only after it. */
  readonly takesObject: boolean;
  /** Matches what follows the word when it tells of no stage reached: 开工|前. */
  readonly notAfter: RegExp;
  /** Matches what stands before the word when it is not told, or part of another: 未|开工, 活|动工. */
  readonly notBefore: RegExp;
}

/** lexicon/project-stages.yaml, compiled for matching on folded text. */
export interface StageLexicon {
  readonly words: PhraseMatcher<StageWord>;
  readonly between: PhraseMatcher<true>;
  readonly object: PhraseMatcher<true>;
  readonly reference: PhraseMatcher<true>;
  /** Matches a word of planning, wishing or calling off that is not about a figure of the project. */
  readonly planned: RegExp;
  /** Matches a clause that orders. */
  readonly ordered: RegExp;
  /** Matches a text without names (`BLOT`) up to a project for whose stage something is done. */
  readonly purpose: RegExp;
  readonly now: RegExp;
}

/** Stands for each character of a name. */
export const BLOT = '□';
const NAMES = `[“的${BLOT}]*`;

/** Reads lexicon/project-stages.yaml once per process. @throws KnowledgeError naming file and line of a malformed entry. */
export const stageLexicon = once(() => compile(readYaml(join(LEXICON_DIR, 'project-stages.yaml'), Stages)));

function compile(file: StageFile): StageLexicon {
  const stageWords = [...wordsOf(file)];
  const plain = (list: readonly string[]) => new PhraseMatcher(list.map((word) => [word, true] as const));
  return {
    words: new PhraseMatcher(stageWords),
    between: plain([...file.between, ...stageWords.map(([word]) => word)]),
    object: plain(file.object),
    reference: plain(file.reference),
    planned: new RegExp(`(?:${anyOf(file.planned)})(?!${anyOf(file.figures)})`, 'u'),
    ordered: new RegExp(`(?:^|[,:“ ])(?:${anyOf(file.ordered)})|(?:${anyOf(file.orders)})[,:]`, 'u'),
    purpose: new RegExp(`^(?!.*(?:${anyOf(file.notPurpose)})${NAMES}$).*(?:${anyOf(file.purpose)})${NAMES}$`, 'u'),
    now: new RegExp(anyOf(file.now), 'u'),
  };
}

function* wordsOf(file: StageFile): Generator<readonly [string, StageWord]> {
  for (const [index, { stage, words, after = [] }] of file.stages.entries()) {
    for (const word of [...words, ...after]) {
      const told = {
        stage,
        order: index + 1,
        takesObject: words.includes(word),
        notAfter: new RegExp(`^(?:${anyOf([...(file.notAfter.any ?? []), ...(file.notAfter[word] ?? [])])})`, 'u'),
        notBefore: new RegExp(`(?:${anyOf([...file.denied, ...(file.notBefore[word] ?? [])])})$`, 'u'),
      };
      yield [word, told];
    }
  }
}
