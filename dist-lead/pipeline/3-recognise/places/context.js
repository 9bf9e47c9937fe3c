import { TokenView } from './token-view.js';
export function scopeOf({ article, folded, tokens, knowledge }) {
    const { city, province, date } = article.meta;
    const year = date === undefined ? undefined : Number(date.slice(0, 4));
    return {
        text: folded,
        view: TokenView.of(folded, tokens),
        gazetteer: knowledge.gazetteer,
        words: knowledge.placeWords,
        projects: knowledge.projects,
        hints: { city, province, year },
    };
}
