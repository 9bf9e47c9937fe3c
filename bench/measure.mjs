/** Milliseconds that `work` takes. */
async function timed(work) {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs baseline and subject in turn, `runs` times each, so that a busy machine slows both; gives the medians in ms. */
export async function compared({ baseline, subject, runs = 3 }) {
  const times = { baseline: [], subject: [] };
  for (let run = 0; run < runs; run++) {
    times.baseline.push(await timed(baseline));
    times.subject.push(await timed(subject));
  }
  return { baseline: median(times.baseline), subject: median(times.subject) };
}
