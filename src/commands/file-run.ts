import { EXIT } from '../errors.js';
import { isQuiet, say } from '../log.js';
import type { Outcome } from '../pipeline/files.js';
import { messageOf } from './failure.js';
import { counted } from './output.js';
import { Progress } from './progress.js';

/** Keeps count of a run over files, shows its progress, reports what is set aside, and gives the exit code. */
export class FileRun {
  #good = 0;
  #bad = 0;
  readonly #progress: Progress;

  /** @param doing what the run does, shown before its bar: `Extracting`. */
  constructor(doing: string) {
    this.#progress = new Progress(doing);
  }

  readonly start = (count: number): void => {
    if (!isQuiet()) this.#progress.start(count);
  };

  seen({ path, error }: Outcome<unknown>): void {
    if (!error) this.#good++;
    else {
      this.#bad++;
      const message = messageOf(error);
      this.#progress.note(`set aside: ${message.startsWith(path) ? message : `${path}: ${message}`}`);
    }
    this.#progress.step();
  }

  /** A line of information, above the bar. */
  note(message: string): void {
    if (!isQuiet()) this.#progress.note(message);
  }

  /** A line that is told even when only data, warnings and errors are. */
  warn(message: string): void {
    this.#progress.note(message);
  }

  /** Ends the bar, which would keep the program alive. */
  readonly stop = (): void => this.#progress.stop();

  /** Ends the bar and gives the exit code: 0, 3 when no file was good, 4 when some were. */
  finish(): number {
    this.stop();
    if (this.#bad === 0) return EXIT.ok;
    if (this.#good === 0) return EXIT.input;
    say(`${counted(this.#bad, 'file')} set aside, ${counted(this.#good, 'page')} done.`);
    return EXIT.partial;
  }
}
