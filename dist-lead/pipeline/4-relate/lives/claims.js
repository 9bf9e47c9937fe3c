/** A fact of a life with its sentence as evidence. */
export function lifeClaim(type, from, to, { span }, rule, kin) {
    return {
        type,
        from: `Person:${from.name}`,
        to: `${to.label}:${to.name}`,
        ...(kin === undefined ? {} : { qualifier: kin }),
        certain: from.certain && to.certain,
        evidence: span,
        rule,
    };
}
