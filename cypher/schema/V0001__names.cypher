// Search by name, alias and pinyin: CALL db.index.fulltext.queryNodes('names', …)
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Person|Organization|Project|Event|Place|Topic|Work) ON EACH [n.name, n.aliases, n.pinyin, n.pinyinInitials]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
