import type { GraphNode, NodeLabel } from '../../domain/graph-item.js';
import { type Extent, ScratchFile } from './scratch.js';

/** What edges show of a node at their ends. */
export interface NodeName {
  /** Name; of an Article its headline, of a SourcePage its path. */
  readonly name: string;
  readonly kind?: string;
}

interface Block extends Extent {
  readonly first: string;
}

/** Characters of a block, about: what one look-up reads. */
const BLOCK = 8192;
/** Blocks kept in memory: some 10 MB. */
const KEPT = 512;

/**
 * Names of all nodes of a graph, by label and id, in a scratch file: memory holds the first id of every block and the blocks
 * last used, whatever the size of the graph. Nodes come in the order of `GraphItem`; look-ups after the last of them.
 */
export class NodeNames {
  readonly #file = new ScratchFile();
  readonly #blocks = new Map<NodeLabel, Block[]>();
  readonly #kept = new Map<Block, ReadonlyMap<string, NodeName>>();
  #lines: string[] = [];
  #size = 0;
  #first: { readonly label: NodeLabel; readonly id: string } | undefined;

  add(node: GraphNode): void {
    const { label, id } = node;
    if (this.#first?.label !== label || this.#size > BLOCK) this.#flush();
    this.#first ??= { label, id };
    const line = JSON.stringify([id, nameOf(node)]);
    this.#lines.push(line);
    this.#size += line.length;
  }

  /** Undefined when no such node has been added. */
  find(label: NodeLabel, id: string): NodeName | undefined {
    this.#flush();
    const block = lastUpTo(this.#blocks.get(label) ?? [], id);
    return block && this.#read(block).get(id);
  }

  close(): void {
    this.#file.close();
  }

  #flush(): void {
    if (!this.#first) return;
    const { label, id: first } = this.#first;
    const blocks = this.#blocks.get(label) ?? [];
    this.#blocks.set(label, blocks);
    blocks.push({ first, ...this.#file.append(this.#lines.join('\n')) });
    this.#lines = [];
    this.#size = 0;
    this.#first = undefined;
  }

  #read(block: Block): ReadonlyMap<string, NodeName> {
    const known = this.#kept.get(block);
    const names = known ?? namesIn(this.#file.read(block));
    // taken out and put in again, so that the first of the map is the one unused for longest
    this.#kept.delete(block);
    this.#kept.set(block, names);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as Block);
    return names;
  }
}

/** What to call a node. */
export function nameOf({ id, properties }: GraphNode): NodeName {
  const { name, headline, path, kind } = properties;
  const shown = String(name ?? headline ?? path ?? id);
  return typeof kind === 'string' ? { name: shown, kind } : { name: shown };
}

function namesIn(bytes: Buffer): ReadonlyMap<string, NodeName> {
  return new Map(
    bytes
      .toString()
      .split('\n')
      .map((line) => JSON.parse(line) as [string, NodeName]),
  );
}

function lastUpTo(blocks: readonly Block[], id: string): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).first <= id) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
