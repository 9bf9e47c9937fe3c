/**
 * Rows of a CSV text by column, as RFC 4180 has it. An apostrophe that guards a formula is taken off, unless `marks` asks
 * for the cells as printed.
 */
export function readCsv(csv: string, { marks = false } = {}): Record<string, string>[] {
  const [header = [], ...rows] = records(csv.replace(/^\ufeff/, ''));
  const value = (cell: string) => (marks ? cell : cell.replace(/^'/, ''));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((column, at) => [column, value(row[at] as string)]));
  });
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy;

function records(csv: string): string[][] {
  const all: string[][] = [];
  let row: string[] = [];
  for (CELL.lastIndex = 0; CELL.lastIndex < csv.length; ) {
    const at = CELL.lastIndex;
    const match = CELL.exec(csv);
    if (!match) throw new Error(`no cell at ${at}: ${csv.slice(at, at + 40)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    all.push(row);
    row = [];
  }
  return all;
}
