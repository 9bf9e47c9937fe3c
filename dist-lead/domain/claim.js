export const RELATION_TYPES = [
    'HOLDS_POSITION',
    'TOOK_PART_IN',
    'HELD_IN',
    'CONCERNS',
    'PART_OF',
    'INVOLVED_IN',
    'LOCATED_IN',
    'WITHIN',
    'WROTE',
    'WROTE_WORK',
    'PUBLISHED',
    'BORN_IN',
    'GRADUATED_FROM',
    'RELATED_TO',
];
/** The property that tells facts of one type between the same two nodes apart. */
export const QUALIFIER = {
    HOLDS_POSITION: 'title',
    TOOK_PART_IN: 'role',
    INVOLVED_IN: 'role',
    WROTE: 'as',
    RELATED_TO: 'kin',
};
export const PARTICIPANT_ROLES = [
    'chair',
    'speaker',
    'reporter',
    'recipient',
    'relayer',
    'inspector',
    'host',
    'guest',
    'attendee',
    'signatory',
    'trainee',
    'organizer',
];
export const EVENT_KINDS = [
    'meeting',
    'report',
    'inspection',
    'visit',
    'signing',
    'training',
    'ceremony',
    'study',
    'other',
];
/** The article itself as an end of a claim (WROTE). */
export const ARTICLE_KEY = 'article';
