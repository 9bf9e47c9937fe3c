// Files of a page
CREATE INDEX source_file_page IF NOT EXISTS
FOR (n:SourceFile) ON (n.pageId);
