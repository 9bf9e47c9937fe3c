import type { Division } from '../../../knowledge/gazetteer.js';

/** What a title belongs to. */
export interface Holder {
  readonly label: 'Organization' | 'Place';
  readonly name: string;
  readonly certain: boolean;
  readonly start: number;
  readonly division?: Division | undefined;
  /** True of an organ whose place is unknown: it keeps its post apart from the others and makes no fact. */
  readonly unresolved?: boolean;
}

/** The organizations that the article has named so far. */
export class Memory {
  private readonly noted: { readonly holder: Holder; readonly kind: string }[] = [];

  /** The holder of the last post to which the article says that somebody was elected. */
  chosen: Holder | undefined;
  /** The society whose board the article says was elected. */
  electing: Holder | undefined;
  /** The last post that told its one holder: its head word and the holder. */
  spoken: { readonly head: string; readonly holder: Holder } | undefined;

  note(holder: Holder, kind: string): void {
    this.noted.push({ holder, kind });
  }

  /** True when the article has named it. */
  knows(name: string): boolean {
    return this.noted.some(({ holder }) => holder.name === name);
  }

  /** The last one of `kind` named since `floor`. */
  last(kind: string | undefined, floor = 0, fits: (name: string) => boolean = () => true): Holder | undefined {
    if (kind === undefined) return undefined;
    for (let i = this.noted.length - 1; i >= 0; i--) {
      const entry = this.noted[i] as { holder: Holder; kind: string };
      if (entry.holder.start < floor) return undefined;
      if (entry.kind === kind && fits(entry.holder.name)) return entry.holder;
    }
    return undefined;
  }

  /** The last organization whose name ends with `ending`; uncertain where the article names several such. */
  lastEnding(ending: string): Holder | undefined {
    const found = this.noted.map(({ holder }) => holder).filter(({ name }) => name.endsWith(ending));
    const last = found.at(-1);
    return last && { ...last, certain: last.certain && new Set(found.map(({ name }) => name)).size === 1 };
  }

  /** The one organization of `kind` named since `floor`; undefined when there are several. */
  only(kind: string, floor: number): Holder | undefined {
    const found = this.noted.filter((entry) => entry.kind === kind && entry.holder.start >= floor);
    return new Set(found.map(({ holder }) => holder.name)).size === 1 ? found.at(-1)?.holder : undefined;
  }

  /** True when the article names just one organization of `kind` so far. */
  isOnly(kind: string): boolean {
    return new Set(this.noted.filter((entry) => entry.kind === kind).map(({ holder }) => holder.name)).size === 1;
  }
}
