import { fold } from '../text/fold.js';
import { sentencesOf } from '../text/sentences.js';
import { factRows } from './rows.js';
/** Each fact of a page for a reader: what it says, the sentence that states it with the evidence in 【】, the rule. */
export function explain({ page, articles }) {
    const { publication, date, page: label } = page.meta;
    const head = [publication, date, label].filter(Boolean).join(' ');
    const parts = articles.map((facts) => explainArticle(facts, factRows({ page, articles: [facts] })));
    return `${[head ? `${page.path} (${head})` : page.path, ...parts].join('\n\n')}\n`;
}
function explainArticle({ article, issues }, rows) {
    const sentences = sentencesOf(fold(article.text));
    const facts = rows.map((row) => {
        const quote = marked(article.text, sentences, row);
        return `${statement(row)}\n    ${quote}\n    rule ${row.rule}${row.certain ? '' : ', uncertain'}`;
    });
    const open = issues.map((issue) => `? ${issue.message}\n    ${issue.code}`);
    return [`# ${article.headline || '(no headline)'}`, ...facts, ...open].join('\n');
}
function statement({ type, from, to, qualifier, eventDate, former, remote, stage, stageDate }) {
    const reached = [stage, stageDate].filter(Boolean).join(' ');
    const details = [qualifier, eventDate, former ? 'former' : '', remote ? 'remote' : '', reached]
        .filter(Boolean)
        .join(', ');
    return `${from} -${type}→ ${to}${details && ` (${details})`}`;
}
/** The sentences around the evidence, on one line, with the evidence itself between 【 and 】. */
function marked(text, sentences, { start, end }) {
    const around = sentences.filter((s) => s.start < end && start < s.end);
    const from = Math.min(start, around[0]?.start ?? start);
    const to = Math.max(end, around.at(-1)?.end ?? end);
    const quote = `${text.slice(from, start)}【${text.slice(start, end)}】${text.slice(end, to)}`;
    return quote.replace(/\s+/gu, ' ');
}
