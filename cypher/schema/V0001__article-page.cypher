// Articles of a page
CREATE INDEX article_page IF NOT EXISTS
FOR (n:Article) ON (n.pageId);
