import type { ArticleKind } from '../../domain/article.js';
import { segmentLexicon } from './lexicon.js';

/** What an article's kind is read from; all texts folded. */
export interface KindSigns {
  /** Kicker, headline and subtitle, one a line. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly bylines: readonly string[];
  readonly sectionHeads: number;
  /** The lead opens with 讯 or 电 of an outlet. */
  readonly filed: boolean;
  /** Nothing but names stands under the headline. */
  readonly signed: boolean;
}

const BRIEF = 160;
const CAPTION = 260;

/** Kind of an article by its heading, bylines and length; `news` where nothing else shows. */
export function kindOf(signs: KindSigns): ArticleKind {
  const { notice, commentary, feature, salutation } = segmentLexicon();
  const length = signs.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  const bylines = signs.bylines.join('\n');
  if (isPhoto(signs, length)) return 'photo';
  if (!signs.filed && signs.heading.split('\n').some((line) => notice.test(line.replaceAll(' ', '')))) return 'notice';
  if (signs.paragraphs.some((paragraph) => salutation.test(paragraph))) return 'notice';
  if (commentary.test(signs.heading) || /评论员/.test(bylines)) return 'commentary';
  if (signs.signed && !signs.filed && signs.sectionHeads === 0) return 'commentary';
  if (signs.filed) return length < BRIEF && signs.paragraphs.length === 1 ? 'brief' : 'news';
  if (feature.test(signs.heading) || /\n—/.test(signs.heading)) return 'feature';
  if (signs.sectionHeads > 0 && length > 600) return 'feature';
  return length > 0 && length < BRIEF && signs.paragraphs.length === 1 ? 'brief' : 'news';
}

function isPhoto(signs: KindSigns, length: number): boolean {
  return (
    signs.paragraphs.length <= 2 &&
    length <= CAPTION &&
    !signs.filed &&
    signs.bylines.some((byline) => /摄|供图/.test(byline.slice(-6)))
  );
}
