import { type Command, InvalidArgumentError } from 'commander';
import type { PageMeta } from '../domain/page.js';
import type { LeaseOptions } from '../pipeline/6-load/lease.js';

/** Options that state what a page's file does not. */
export interface MetaOptions extends PageMeta {}

/** Options of the commands that work on page files. */
export interface FileOptions extends MetaOptions {
  readonly jobs: number | 'auto';
  readonly pageSeconds?: number;
  readonly pageMegabytes?: number;
}

/** Adds `PATH…` and the options that all commands on page files share. */
export function withFiles(command: Command): Command {
  return command
    .option('--publication <name>', 'name of the newspaper (wins over front matter and sidecar)')
    .option('--city <name>', 'its city, 株洲市: 市委 is that city’s party committee')
    .option('--province <name>', 'its province, 湖南省')
    .option('--date <YYYY-MM-DD>', 'date of publication')
    .option('--page <label>', 'label of the page, A1')
    .option('--jobs <n>', 'worker processes; 1: none; auto: one a core when there is a megabyte to read', jobs, 'auto')
    .option('--page-seconds <n>', 'time that a page may take in a worker (default: 300)', positive)
    .option('--page-megabytes <n>', 'memory that a page may take in a worker (default: 1024)', positive);
}

/** What the options say of workers. */
export function crewOf({ jobs, pageSeconds, pageMegabytes }: FileOptions) {
  return { jobs, pageSeconds, pageMegabytes };
}

/** What the options state of the pages. */
export function metaOf({ publication, city, province, date, page }: MetaOptions): PageMeta {
  const given = Object.entries({ publication, city, province, date, page }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** Collects `name=value` of a repeated option. */
export function pair(text: string, known: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value.');
  return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Seconds from 0 to a day. */
function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 86_400))
    throw new InvalidArgumentError('Expected seconds from 0 to 86,400.');
  return value;
}

function jobs(text: string): number | 'auto' {
  if (text === 'auto') return text;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError('Expected auto or a whole number from 1 to 64.');
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new InvalidArgumentError('Expected a whole number from 1 to 1,000,000.');
  return value;
}

export interface WaitOptions {
  readonly wait?: number;
}

export function withWait(command: Command): Command {
  return command.option(
    '--wait <seconds>',
    'how long to wait while another guanxi writes to the database (default: 120)',
    seconds,
  );
}

/** How a load waits for another one, and whom it tells. */
export function waitOf({ wait }: WaitOptions, tell: (text: string) => void): LeaseOptions {
  const onWait = (holder: string) => tell(`Waiting: another guanxi writes to the database (${holder}).`);
  return { waitSeconds: wait, onWait };
}
