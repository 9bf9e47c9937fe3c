// A project's people and organizations
//
// Who owns, builds, finances, asks for or supports a project, how far it had come, and at which events it was the matter,
// each with its sentence.
//
// $project: part of the project's name
// $includeUncertain: true also counts what the articles leave open
//
// :param project => '碲化镉'
// :param includeUncertain => false

MATCH (project:Project)<-[fact:INVOLVED_IN|CONCERNS]-(who)
WHERE (project.name CONTAINS $project OR any(alias IN project.aliases WHERE alias CONTAINS $project))
  AND ($includeUncertain OR fact.certain)
MATCH (article:Article)-[evidence:STATES {key: fact.key}]->() USING INDEX SEEK evidence:STATES(key)
RETURN project.name AS project, who.name AS name, head([l IN labels(who) WHERE l <> 'Official']) AS what,
       coalesce(fact.role, 'matter') AS role, evidence.date AS date,
       evidence.stage AS stage, evidence.stageDate AS stageDate,
       evidence.quote AS sentence, evidence.stageQuote AS stageSentence, article.headline AS article
ORDER BY project, role, date, name, evidence.start
