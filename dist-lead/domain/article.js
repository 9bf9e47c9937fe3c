const ARTICLE_KINDS = ['news', 'commentary', 'feature', 'photo', 'brief', 'notice'];
export {};
