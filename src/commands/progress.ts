import type { SingleBar } from 'cli-progress';

/** Short runs need no bar. */
const LONG_MS = 700;

/** A progress bar on stderr, for a person at a terminal, once the work turns out to be long. */
export class Progress {
  #total = 0;
  #done = 0;
  #startedAt = 0;
  #bar: Promise<SingleBar> | undefined;
  #shown: SingleBar | undefined;

  constructor(private readonly doing: string) {}

  start(total: number): void {
    this.#total = total;
    this.#startedAt = Date.now();
  }

  step(): void {
    this.#done++;
    if (this.#shown) this.#shown.update(this.#done);
    else if (!this.#bar && this.#isLong()) void this.#open();
  }

  /** Prints a line above the bar. */
  note(message: string): void {
    if (this.#shown) process.stderr.write('\r\u001b[K');
    process.stderr.write(`${message}\n`);
    this.#shown?.render();
  }

  stop(): void {
    this.#total = 0;
    this.#shown?.stop();
  }

  #isLong(): boolean {
    return Boolean(process.stderr.isTTY) && this.#total > this.#done && Date.now() - this.#startedAt > LONG_MS;
  }

  async #open(): Promise<void> {
    this.#bar = openBar(this.doing);
    const bar = await this.#bar;
    if (this.#total === 0) return;
    this.#shown = bar;
    bar.start(this.#total, this.#done);
  }
}

async function openBar(doing: string): Promise<SingleBar> {
  const { default: progress } = await import('cli-progress');
  const format = `${doing} {bar} {value}/{total} pages, {eta_formatted} left`;
  return new progress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true },
    progress.Presets.shades_classic,
  );
}
