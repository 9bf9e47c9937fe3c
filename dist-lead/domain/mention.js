export const ENTITY_LABELS = ['Person', 'Organization', 'Project', 'Event', 'Place', 'Topic', 'Work'];
