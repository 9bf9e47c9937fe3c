// Whether no page has been loaded yet
RETURN NOT EXISTS { (:SourcePage) } AS empty;
