import { isTooLarge } from '../../graph/database-errors.js';

/**
 * Does work in portions, from then on of half the size whenever one was too much for the memory that the server gives a
 * transaction.
 * @param size of the first portions, at least 1.
 * @param work does the next portion of at most `size`, or nothing at all when it throws; false when nothing is left.
 * @throws what `work` throws of other reasons, or of a portion of one.
 */
export async function inPortions(size: number, work: (size: number) => Promise<boolean>): Promise<void> {
  for (let more = true; more; ) {
    try {
      more = await work(size);
    } catch (error) {
      if (size < 2 || !isTooLarge(error)) throw error;
      size >>= 1;
    }
  }
}
