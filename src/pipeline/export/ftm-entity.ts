/** What one item says of one FollowTheMoney entity; what all say of it, together, is the entity. */
export interface Fragment {
  readonly id: string;
  /** Absent where another item says what the entity is. */
  readonly schema?: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Lengths, in code points, that FollowTheMoney allows for values of the types used here. */
const LIMITS = { name: 384, string: 1024, text: 65_000, address: 250 } as const;

/** A fragment as a line; lines of one entity sort together. */
export function fragmentLine({ id, ...rest }: Fragment): string {
  return `${id}\t${JSON.stringify(rest)}`;
}

/** Joins the fragments of each entity, from sorted lines; entities as JSON lines, by id. */
export function* entityLines(lines: Iterable<string>): Generator<string> {
  let id = '';
  let parts: Omit<Fragment, 'id'>[] = [];
  for (const line of lines) {
    const tab = line.indexOf('\t');
    if (line.slice(0, tab) !== id) {
      yield* entityLine(id, parts);
      id = line.slice(0, tab);
      parts = [];
    }
    parts.push(JSON.parse(line.slice(tab + 1)) as Omit<Fragment, 'id'>);
  }
  yield* entityLine(id, parts);
}

/** Nothing for evidence of what the graph does not have. */
function* entityLine(id: string, parts: readonly Omit<Fragment, 'id'>[]): Generator<string> {
  const schema = parts.find((part) => part.schema !== undefined)?.schema;
  if (schema === undefined) return;
  const values = new Map<string, Set<string>>();
  for (const [name, more] of parts.flatMap((part) => Object.entries(part.properties))) {
    const known = values.get(name) ?? new Set();
    values.set(name, known);
    for (const value of more) known.add(value);
  }
  const names = [...values.keys()].sort().filter((name) => (values.get(name) as Set<string>).size > 0);
  const properties = Object.fromEntries(names.map((name) => [name, inOrder(name, values.get(name) as Set<string>)]));
  yield JSON.stringify({ id, schema, properties });
}

/** Sorted, but for the parts of a text. */
function inOrder(name: string, values: ReadonlySet<string>): string[] {
  return name === 'bodyText' ? [...values] : [...values].sort();
}

/** A value that FollowTheMoney takes, as a list; cut where it is too long, none when there is no value or a blank one. */
export function fitting(type: keyof typeof LIMITS, value: unknown): string[] {
  if (value === undefined || value === null || String(value).trim() === '') return [];
  const text = String(value);
  if (text.length <= LIMITS[type]) return [text];
  const [start, more] = pieces(text, LIMITS[type] - 1);
  return more === undefined ? [text] : [`${start}…`];
}

/** The same of several values. */
export function allFitting(type: keyof typeof LIMITS, values: unknown): string[] {
  return Array.isArray(values) ? values.flatMap((value) => fitting(type, value)) : [];
}

/** True when `fitting` cuts it. */
export function isTooLong(type: keyof typeof LIMITS, value: string): boolean {
  return value.length > LIMITS[type] && pieces(value, LIMITS[type]).length > 1;
}

/** A long text in parts, which together are the text. */
export function textParts(text: string): string[] {
  return text.length <= LIMITS.text ? fitting('text', text) : pieces(text, LIMITS.text);
}

function pieces(text: string, size: number): string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / size);
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''));
}
