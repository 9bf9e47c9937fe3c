/** Milliseconds that `work` takes. */
async function timed(work) {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Runs baseline and subject in turn, `runs` times each, so that a busy machine slows both; gives the medians in ms. Where
 * the work has `parts`, they take turns after each: seconds apart, the speed of a shared machine is not the same.
 */
export async function compared({ baseline, subject, runs = 3, parts = [undefined] }) {
  const times = { baseline: [], subject: [] };
  for (let run = 0; run < runs; run++) {
    const sums = { baseline: 0, subject: 0 };
    for (const part of parts) {
      sums.baseline += await timed(() => baseline(part));
      sums.subject += await timed(() => subject(part));
    }
    times.baseline.push(sums.baseline);
    times.subject.push(sums.subject);
  }
  return { baseline: median(times.baseline), subject: median(times.subject) };
}
