/** The organizations that the article has named so far. */
export class Memory {
    noted = [];
    note(holder, kind) {
        this.noted.push({ holder, kind });
    }
    /** The last one of `kind` named since `floor`. */
    last(kind, floor = 0) {
        if (kind === undefined)
            return undefined;
        for (let i = this.noted.length - 1; i >= 0; i--) {
            const entry = this.noted[i];
            if (entry.holder.start < floor)
                return undefined;
            if (entry.kind === kind)
                return entry.holder;
        }
        return undefined;
    }
    /** The last organization whose name ends with `ending`; uncertain where the article names several such. */
    lastEnding(ending) {
        const found = this.noted.map(({ holder }) => holder).filter(({ name }) => name.endsWith(ending));
        const last = found.at(-1);
        return last && { ...last, certain: last.certain && new Set(found.map(({ name }) => name)).size === 1 };
    }
    /** The one organization of `kind` named since `floor`; undefined when there are several. */
    only(kind, floor) {
        const found = this.noted.filter((entry) => entry.kind === kind && entry.holder.start >= floor);
        return new Set(found.map(({ holder }) => holder.name)).size === 1 ? found.at(-1)?.holder : undefined;
    }
    /** True when the article names just one organization of `kind` so far. */
    isOnly(kind) {
        return new Set(this.noted.filter((entry) => entry.kind === kind).map(({ holder }) => holder.name)).size === 1;
    }
}
