import { fold } from '../../text/fold.js';
/** Most names: neither normalising nor folding touches these. */
const ONLY_HAN = /^[\u4e00-\u9fff]*$/u;
const BLANKS = /\s+/gu;
const BLANK_BESIDE_HAN = /(?<=[\p{Script=Han}·])\s|\s(?=[\p{Script=Han}·])/gu;
/**
 * The one form of a name that all its printed forms share: NFC, full-width characters and variants of the middle dot
 * folded, blanks beside Han characters removed (聂　平 → 聂平), others made one space. Ids are made of it.
 */
export function canonicalName(printed) {
    if (ONLY_HAN.test(printed))
        return printed;
    return fold(printed.normalize('NFC')).replace(BLANKS, ' ').trim().replace(BLANK_BESIDE_HAN, '');
}
