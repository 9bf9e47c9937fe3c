/** Writes data to stdout and waits until it is taken, so that large output neither piles up nor is cut off. */
export function print(text) {
    return new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    });
}
/** Width of a table that goes to a file or a pipe. */
const WIDTH = 120;
/** Columns that a table may take. */
export function tableWidth() {
    return process.stdout.isTTY ? process.stdout.columns : WIDTH;
}
/** `1 page`, `2 pages`. */
export function counted(count, singular, plural = `${singular}s`) {
    return `${count} ${count === 1 ? singular : plural}`;
}
