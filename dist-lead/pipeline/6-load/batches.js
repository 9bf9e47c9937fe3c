import { idsOfPage } from './stored.js';
/**
 * Groups pages into batches of about `size` articles. Two versions of one page never share a batch, so that the later one
 * finds the earlier one stored.
 */
export async function* batchesOf(changes, size) {
    let batch = [];
    let articles = 0;
    const take = () => {
        const full = batch;
        batch = [];
        articles = 0;
        return full;
    };
    for await (const page of changes) {
        if ((batch.length > 0 && articles + page.articles.length > size) || sharesPage(batch, page))
            yield take();
        batch.push(page);
        articles += page.articles.length;
        if (articles >= size)
            yield take();
    }
    if (batch.length > 0)
        yield batch;
}
function sharesPage(batch, page) {
    const ids = new Set(idsOfPage(page));
    return batch.some((other) => idsOfPage(other).some((id) => ids.has(id)));
}
