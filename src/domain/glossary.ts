/**
 * Glossary. These words are used in this sense everywhere, and no synonym of them is.
 *
 * | word | sense |
 * |---|---|
 * | page | one printed page of a newspaper, as one text file |
 * | article | one item of a page: headline, kicker (引题), subtitle (副题), byline and body |
 * | span | UTF-16 offsets into an article's text, end exclusive |
 * | printed form | the characters of a span, exactly as the page has them |
 * | mention | a span that names an entity, with the entity's canonical name |
 * | entity | what mentions of one canonical name and label stand for, within one article |
 * | claim | a relation between two entities of an article, with its evidence |
 * | evidence | the span that states a claim, and the rule that read it there |
 * | rule | the stable identifier of what made a mention or a claim: `stage/name` |
 * | certain | false where the article does not say which of several readings holds |
 * | fact | one edge of the graph; stated by one or more articles |
 * | statement | one article's stating of one fact |
 * | change | what loading one article does to the graph |
 */
export {};
