import { Overlaps } from '../overlaps.js';
/** Names, organizations and titles in text order; a title within a name or an organization's name is none. */
export function elementsOf(persons, organizations, titles) {
    const organs = new Overlaps(organizations);
    const names = new Overlaps([...organizations, ...persons.map(({ span }) => span)]);
    const taken = (title) => names.any({ start: title.bare, end: title.end });
    const elements = [
        ...persons.map((person) => ({ type: 'person', ...person.span, person })),
        ...organizations.map((organization) => ({
            type: 'organization',
            start: organization.start,
            end: organization.end,
            organization,
        })),
        ...titles
            .filter((title) => !taken(title))
            .map((title) => withoutOrganization(title, organs))
            .map((title) => ({ type: 'title', start: title.start, end: title.end, title })),
    ];
    return elements.sort((a, b) => a.start - b.start || a.end - b.end);
}
/** 新疆维吾尔自治区党委|常委: the body is the organization's, not the title's. */
function withoutOrganization(title, organizations) {
    const inside = organizations.of(title).find(({ end }) => end <= title.bare);
    if (!inside)
        return title;
    return { ...title, start: inside.end, title: title.title.slice(inside.end - title.start) };
}
