/** Short runs need no bar. */
const LONG_MS = 700;
/** A progress bar on stderr, for a person at a terminal, once the work turns out to be long. */
export class Progress {
    doing;
    #total = 0;
    #done = 0;
    #startedAt = 0;
    #bar;
    #shown;
    constructor(doing) {
        this.doing = doing;
    }
    start(total) {
        this.#total = total;
        this.#startedAt = Date.now();
    }
    step() {
        this.#done++;
        if (this.#shown)
            this.#shown.update(this.#done);
        else if (!this.#bar && this.#isLong())
            void this.#open();
    }
    /** Prints a line above the bar. */
    note(message) {
        if (this.#shown)
            process.stderr.write('\r\u001b[K');
        process.stderr.write(`${message}\n`);
        this.#shown?.render();
    }
    stop() {
        this.#total = 0;
        this.#shown?.stop();
    }
    #isLong() {
        return Boolean(process.stderr.isTTY) && this.#total > this.#done && Date.now() - this.#startedAt > LONG_MS;
    }
    async #open() {
        this.#bar = openBar(this.doing);
        const bar = await this.#bar;
        if (this.#total === 0)
            return;
        this.#shown = bar;
        bar.start(this.#total, this.#done);
    }
}
async function openBar(doing) {
    const { default: progress } = await import('cli-progress');
    const format = `${doing} {bar} {value}/{total} pages, {eta_formatted} left`;
    return new progress.SingleBar({ format, stream: process.stderr, clearOnComplete: true }, progress.Presets.shades_classic);
}
