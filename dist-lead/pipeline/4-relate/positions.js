/** HOLDS_POSITION: one claim a post. */
export function relatePositions(posts) {
    return posts.map(({ person, label, holder, title, former, certain, evidence, rule }) => ({
        type: 'HOLDS_POSITION',
        from: `Person:${person.name}`,
        to: `${label}:${holder}`,
        qualifier: title,
        ...(former ? { former } : {}),
        certain,
        evidence,
        rule,
    }));
}
