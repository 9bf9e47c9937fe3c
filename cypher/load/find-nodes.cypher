// Find named nodes, with what articles have said of them
// Parameters of cypher/load/ are wrapped in one map: of a list, Neo4j plans a statement anew for each order of magnitude
// of its length.
// $batch: for each label, ids
CALL () {
  UNWIND $batch.Person AS id MATCH (n:Person {id: id}) USING INDEX SEEK n:Person(id) RETURN n
  UNION ALL
  UNWIND $batch.Organization AS id MATCH (n:Organization {id: id}) USING INDEX SEEK n:Organization(id) RETURN n
  UNION ALL
  UNWIND $batch.Project AS id MATCH (n:Project {id: id}) USING INDEX SEEK n:Project(id) RETURN n
  UNION ALL
  UNWIND $batch.Event AS id MATCH (n:Event {id: id}) USING INDEX SEEK n:Event(id) RETURN n
  UNION ALL
  UNWIND $batch.Place AS id MATCH (n:Place {id: id}) USING INDEX SEEK n:Place(id) RETURN n
  UNION ALL
  UNWIND $batch.Topic AS id MATCH (n:Topic {id: id}) USING INDEX SEEK n:Topic(id) RETURN n
  UNION ALL
  UNWIND $batch.Work AS id MATCH (n:Work {id: id}) USING INDEX SEEK n:Work(id) RETURN n
}
RETURN
  n.id AS id, elementId(n) AS element, n.aliases AS aliases, n.kind AS kind, n.end AS end, n.dateText AS dateText,
  n:Official AS official, n.code AS code;
