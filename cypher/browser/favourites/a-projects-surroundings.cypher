// A project with its people, organizations, events and place
MATCH path = (project:Project)-[:INVOLVED_IN|CONCERNS|LOCATED_IN]-()
WHERE project.name CONTAINS '碲化镉'
RETURN path
LIMIT 100
