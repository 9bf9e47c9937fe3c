// Everybody at an event, with place and matter
MATCH path = (event:Event)-[:TOOK_PART_IN|HELD_IN|CONCERNS]-()
WHERE event.name CONTAINS '两会'
RETURN path
LIMIT 200
