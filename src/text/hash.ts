import { unitAt } from './units.js';

const GOLDEN = 0x9e3779b1;

/** Hash of a stretch of text, code unit by code unit. */
export function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, GOLDEN) ^ (hash >>> 15);
}

/** Hash of `text[start, end)`; what lies outside of the text counts as 0. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = nextHash(hash, unitAt(text, at));
  return hash;
}

/** A number spread over `2 ** bits` buckets (Knuth's multiplicative hashing). */
export function bucketOf(number: number, bits: number): number {
  return Math.imul(number, GOLDEN) >>> (32 - bits);
}

/** Two code units as one number. */
export function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}
