// Person by the initials of the pinyin
// The full-text index leaves out initials that are English stop words: by, as, the.
CREATE INDEX person_pinyin_initials IF NOT EXISTS
FOR (n:Person) ON (n.pinyinInitials);
