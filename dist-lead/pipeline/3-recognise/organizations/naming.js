const DEPARTMENT_HEAD = /^(?:党委|党组)?(?:常务)?副?(?:书记|局长|厅长|主任|政委|队长|大队长|支队长)/;
/** 副县长、公安局|局长: a department without its level, before its head's title, is that of the place spoken of. */
export function localDepartment(context, sentence, levels, suffix, start, kind) {
    const { folded, knowledge } = context;
    const body = folded.slice(start, suffix.end);
    const association = /^(?:总商会|总工会|工商联|工商业联合会|妇联|科协|文联|残联|侨联|红十字会)$/.test(body);
    const heads = association ? /^(?:党组)?(?:常务)?副?(?:书记|会长|主席|理事长)/ : DEPARTMENT_HEAD;
    if ((kind !== 'government' && !association) || !heads.test(folded.slice(suffix.end, suffix.end + 8)))
        return undefined;
    const department = knowledge.organs.departments.at(body, 0);
    const known = department?.phrase === body;
    if (!known && /[省市县区州]/.test(body))
        return undefined;
    if (!known && !association && !/^\p{Script=Han}{2,8}局$/u.test(body))
        return undefined;
    if (/^(?:国家|全国|中央|中国)/.test(body))
        return nationalBody(start, suffix.end, body, kind);
    const place = levels.spokenOf(start, sentence);
    if (!place)
        return undefined;
    const name = place.division.name + (known ? (department?.value ?? body) : body);
    return {
        start,
        end: suffix.end,
        name,
        kind,
        aliases: [],
        division: place.division,
        explicit: false,
        rule: 'recognise/local-department',
        certain: place.inSentence,
        weight: 1,
    };
}
/** 国家煤矿安全监察局|局长: a body of the state that is in no list keeps its printed name. */
function nationalBody(start, end, name, kind) {
    const rule = 'recognise/national-body';
    return { start, end, name, kind, aliases: [], explicit: true, rule, certain: true, weight: 1 };
}
/** 湖南自贸区长沙片区|党工委 → 中共湖南自贸区长沙片区工作委员会. */
function workCommittee(start, end, zone, printed, prefix) {
    const division = prefix?.division ? { division: prefix.division } : {};
    const rule = 'recognise/place-and-suffix';
    return {
        start,
        end,
        name: `中共${zone}工作委员会`,
        kind: 'party',
        aliases: [printed],
        ...division,
        explicit: true,
        rule,
        certain: true,
        weight: 1,
    };
}
/** 某某大学|党委 → 中共某某大学委员会. */
function committeeOf(start, end, whole, printed) {
    const name = `中共${whole}委员会`;
    const aliases = printed === name ? [] : [printed];
    const rule = 'recognise/party-committee';
    return { start, end, name, kind: 'party', aliases, explicit: true, rule, certain: true, weight: 1 };
}
function partyBody(start, end, prefix, body) {
    const division = prefix.division ? { division: prefix.division } : {};
    const name = `中共${prefix.place}${body}`;
    const rule = 'recognise/organ-of-level';
    return {
        start,
        end,
        name,
        kind: 'party',
        aliases: [prefix.place + body],
        ...division,
        explicit: prefix.explicit,
        rule,
        certain: true,
        weight: 1,
    };
}
export function named(context, start, end, prefix, body, kind) {
    const { folded, knowledge } = context;
    const printed = folded.slice(start, end);
    const school = /^(?:中共)?(.+(?:大学|学院|学校|集团|公司|医院))(?:党委|委员会)$/.exec(printed)?.[1];
    if (school && (kind === 'party' || printed.endsWith('委员会')))
        return committeeOf(start, end, school, printed);
    const committee = /^(.+?)党工委$/.exec(printed)?.[1];
    if (committee && prefix?.explicit !== false)
        return workCommittee(start, end, committee, printed, prefix);
    // 省委外事工作委员会办公室: a body of the level's party committee
    if (prefix?.division && body.startsWith('委'))
        return partyBody(start, end, prefix, body);
    const department = knowledge.organs.departments.at(body, 0);
    const full = department && department.phrase === body ? department.value : body;
    const official = (kind === 'government' || kind === 'party' || kind === 'judiciary') && !/(?:派出所|大队|支队|中队|站)$/.test(body);
    const resolved = prefix && (prefix.division || prefix.town) && (official || !prefix.explicit);
    const place = prefix?.town ?? prefix?.place ?? '';
    const numbered = /^([一二三四五六七八九十]+)(中|小|幼|医院)$/.exec(full);
    const whole = numbered
        ? `第${numbered[1]}${numbered[2] === '中' ? '中学' : numbered[2] === '小' ? '小学' : numbered[2] === '幼' ? '幼儿园' : '人民医院'}`
        : full;
    const name = resolved ? place + whole : printed;
    const certain = !prefix || prefix.explicit || prefix.division !== undefined;
    return {
        start,
        end,
        name,
        kind,
        aliases: name === printed || (prefix && !prefix.explicit) ? [] : [printed],
        ...(prefix?.division ? { division: prefix.division } : {}),
        explicit: prefix?.explicit ?? false,
        rule: prefix ? (prefix.explicit ? 'recognise/place-and-suffix' : 'recognise/level-and-suffix') : 'recognise/suffix',
        certain,
        weight: 1,
    };
}
