const AREA = /^(?:中共)?(?<area>[\p{Script=Han}]{1,9}?(?:省|自治区|自治州|地区|盟|市|州|自治县|县|区|旗))/u;
/**
 * Inspectors from elsewhere are guests: a prefecture's leaders in another prefecture's county, a city's in another
 * city. Leaders of the area, and of one that it lies in, stay inspectors.
 */
export function visitorsAsGuests(participants, draft, venues, context, lines) {
    if (draft.kind !== 'inspection' && draft.kind !== 'visit')
        return [...participants];
    const leader = participants.find(comesAlong);
    if (!leader)
        return [...participants];
    const { gazetteer } = context.knowledge;
    const { city, province } = context.article.meta;
    const home = gazetteer.resolve(areaOfPerson(leader.mention, lines) ?? city ?? '', { city, province }).division;
    const hosts = participants.filter((p) => p.roles.has('host')).map((p) => areaOfPerson(p.mention, lines));
    const areas = [...venues.map(({ place }) => place.name), ...hosts];
    if (!home || !areas.some((area) => area !== undefined && isForeign(home, area, gazetteer)))
        return [...participants];
    return participants.map((p) => (comesAlong(p) ? { ...p, roles: asGuest(p.roles) } : p));
}
function comesAlong(participant) {
    return participant.inspects && !participant.roles.has('host');
}
function asGuest(roles) {
    return new Map([...roles].map(([role, hit]) => [role === 'inspector' || role === 'attendee' ? 'guest' : role, hit]));
}
function areaOfPerson(person, lines) {
    for (const line of lines) {
        for (const [at, mention] of line.mentions.entries()) {
            if (mention.label !== 'Person' || mention.name !== person.name)
                continue;
            const before = line.mentions.slice(0, at);
            const previous = before.findLast(({ label }) => label === 'Person')?.span.end ?? line.span.start;
            const organization = before.findLast(({ label, span }) => label === 'Organization' && span.start >= previous);
            if (organization)
                return AREA.exec(organization.name)?.groups?.area;
        }
    }
    return undefined;
}
/** Neither area lies in the other, so far as the national divisions know them. */
function isForeign(home, area, gazetteer) {
    const other = gazetteer.resolve(area, { near: [home] }).division;
    return other !== undefined && !gazetteer.lies(other, home) && !gazetteer.lies(home, other);
}
