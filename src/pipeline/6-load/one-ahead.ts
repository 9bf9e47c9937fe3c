/**
 * The same values; while one is worked on, the next is already being made, and no more than that one, however fast its
 * maker is.
 */
export async function* oneAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = begin(values);
  try {
    for (let step = await next; !step.done; step = await next) {
      next = begin(values);
      yield step.value;
    }
  } finally {
    await next.catch(() => undefined);
    await values.return(undefined);
  }
}

/** An error in the next value is thrown when that value is asked for, not before. */
function begin<T>(values: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const step = values.next();
  step.catch(() => undefined);
  return step;
}
