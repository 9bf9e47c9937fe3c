import { fold } from '../../text/fold.js';

const BLANKS = /\s+/gu;
const BLANK_BESIDE_HAN = /(?<=[\p{Script=Han}·])\s|\s(?=[\p{Script=Han}·])/gu;

/**
 * The one form of a name that all its printed forms share: NFC, full-width characters and variants of the middle dot
 * folded, blanks beside Han characters removed (聂　平 → 聂平), others made one space. Ids are made of it.
 */
export function canonicalName(printed: string): string {
  return fold(printed.normalize('NFC')).replace(BLANKS, ' ').trim().replace(BLANK_BESIDE_HAN, '');
}
