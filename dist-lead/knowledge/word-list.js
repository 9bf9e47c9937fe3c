import { z } from 'zod';
/**
 * Words parted by blanks, over any number of lines: `endings: 镇 乡 街道`. The YAML of a list of hundreds of words takes
 * ten times as long to read.
 */
export const wordList = z.string().transform((words) => words.split(/\s+/).filter((word) => word !== ''));
