import { yearOf } from '../../../domain/page.js';
import type { Gazetteer, PlaceHints } from '../../../knowledge/gazetteer.js';
import type { PlaceWords } from '../../../knowledge/place-words.js';
import type { Projects } from '../../../knowledge/projects.js';
import type { RecogniseContext } from '../context.js';
import { TokenView } from './token-view.js';

/** The part of the knowledge that places need. */
interface PlaceKnowledge {
  readonly gazetteer: Gazetteer;
  readonly placeWords: PlaceWords;
  readonly projects: Projects;
}

export type PlaceContext = Omit<RecogniseContext, 'knowledge'> & { readonly knowledge: PlaceKnowledge };

/** What the rules for places share for one article. */
export interface PlaceScope {
  readonly text: string;
  readonly view: TokenView;
  readonly gazetteer: Gazetteer;
  readonly words: PlaceWords;
  readonly hints: PlaceHints;
  readonly projects: Projects;
}

export function scopeOf({ article, folded, tokens, knowledge }: PlaceContext): PlaceScope {
  const { city, province } = article.meta;
  return {
    text: folded,
    view: TokenView.of(folded, tokens),
    gazetteer: knowledge.gazetteer,
    words: knowledge.placeWords,
    projects: knowledge.projects,
    hints: { city, province, year: yearOf(article.meta) },
  };
}
