import type { Claim, ProjectStage } from '../../domain/claim.js';
import { extended } from '../../domain/extended.js';
import type { Line } from './events/lines.js';
import { dateOfStage, type KnownDates, type StageDate } from './stages/dates.js';
import { stageLexicon } from './stages/lexicon.js';
import { readStages, type StageHit } from './stages/read.js';

/** A stage as one sentence tells it. */
interface Telling {
  readonly hit: StageHit;
  readonly at: StageDate;
}

/** The claims, those of INVOLVED_IN with the furthest stage that the article's sentences tell of their project. */
export function withStages(claims: readonly Claim[], lines: readonly Line[], known: KnownDates): Claim[] {
  if (claims.length === 0) return [];
  const stages = stagesOf(lines, known);
  return claims.map((claim) => {
    const stage = claim.type === 'INVOLVED_IN' ? stages.get(claim.to) : undefined;
    return stage ? extended(claim, { stage }) : claim;
  });
}

/** The furthest stage of each project, by `Entity.key`. */
function stagesOf(lines: readonly Line[], known: KnownDates): Map<string, ProjectStage> {
  const lexicon = stageLexicon();
  const best = new Map<string, Telling>();
  for (const hit of readStages(lines, lexicon)) {
    const at = dateOfStage(hit, known, lexicon);
    if (!at) continue;
    for (const project of hit.projects) {
      const other = best.get(project);
      if (!other || isBetter({ hit, at }, other)) best.set(project, { hit, at });
    }
  }
  return new Map([...best].map(([project, telling]) => [project, stageOf(telling)]));
}

/** The further stage; of one stage told twice, the one that prints a date, then one of a known date, then the earlier. */
function isBetter(one: Telling, other: Telling): boolean {
  const further = one.hit.word.order - other.hit.word.order;
  if (further !== 0) return further > 0;
  if (one.at.isPrinted !== other.at.isPrinted) return one.at.isPrinted;
  if (one.at.isStated !== other.at.isStated) return one.at.isStated;
  return (one.at.date ?? '') < (other.at.date ?? '');
}

function stageOf({ hit: { word, line }, at: { date } }: Telling): ProjectStage {
  return { name: word.stage, order: word.order, ...(date === undefined ? {} : { date }), evidence: line.span };
}
