/** Posts of many: 三个省会城市|市长, 26名|市长. */
const COUNTED = /(?:[\d一二三四五六七八九十两几多]+[名位个]女?|各|历任|省会城市|城市|多位)$/;
const OF_STATE = /^(?:总统|总理|首相|国王|王储|外长|议长|主席|大使|总领事|领事|国务卿|总督|领导人|大臣)$/;
/** Finds the organs and places that titles imply without naming them: 市长, 市领导, 自治区主席. */
export class ImpliedHolders {
    context;
    sentence;
    levels;
    /** The organs and places found, as mentions. */
    mentions = [];
    /** Places printed as part of a title. */
    consumed = [];
    constructor(context, sentence, levels) {
        this.context = context;
        this.sentence = sentence;
        this.levels = levels;
    }
    /** 市长, 桐庐县|县长: the government of the level or the place. */
    organ(title, implied) {
        const { folded } = this.context;
        const lead = folded.slice(Math.max(this.sentence.start, title.start - 6), title.start);
        if (COUNTED.test(lead))
            return [];
        // 石家庄市|原|市长
        const mark = /(?:原|前|时任|老)$/.exec(lead)?.[0].length ?? 0;
        const place = this.placeBefore(title.start - mark, implied.level);
        const division = place?.unknown
            ? undefined
            : (place?.division ?? this.levels.resolve(implied.level, title.start, this.sentence));
        const town = division ? undefined : this.levels.townOf(implied.level, title.start);
        const name = place?.name ?? division?.name ?? town;
        if (!name)
            return [];
        if (place && division)
            this.levels.noteOrgan(place.start, division);
        const organ = implied.organ === '政府' && !place?.unknown ? '人民政府' : implied.organ;
        const start = place?.start ?? title.start;
        if (place)
            this.consumed.push({ start, end: title.start });
        return [{ ...this.named(name + organ, 'government', title, true), start, division }];
    }
    /** 自治区|主席, 内蒙古自治区|副主席: the head of an autonomous region's government. */
    regionalGovernment(title) {
        const { folded, knowledge } = this.context;
        const before = folded.slice(Math.max(this.sentence.start, title.start - 10), title.start);
        if (!before.endsWith('自治区'))
            return undefined;
        const printed = [9, 8, 7, 6, 5]
            .map((length) => before.slice(-length))
            .find((form) => knowledge.gazetteer.byName(form).length > 0);
        const division = printed
            ? knowledge.gazetteer.byName(printed)[0]
            : this.levels.resolve('自治区', title.start, this.sentence);
        if (!division)
            return undefined;
        const start = title.start - (printed?.length ?? 3);
        this.consumed.push({ start, end: title.start });
        return { ...this.named(`${division.name}人民政府`, 'government', title, true), start, division };
    }
    /** 驻村第一书记, 村支书: posts in the village named last. */
    village(title) {
        const { folded } = this.context;
        const before = folded.slice(Math.max(this.sentence.start, title.start - 2), title.start);
        const told = before.endsWith('村') || /^(?:驻村|村支书)/.test(title.title);
        const village = told ? this.levels.townOf('村', title.start) : undefined;
        if (!village)
            return undefined;
        if (title.title.endsWith('支书'))
            return this.named(`${village}党支部`, 'party', title, true);
        const span = { start: title.start, end: title.end };
        const rule = 'positions/village';
        this.mentions.push({ span, label: 'Place', name: village, kind: 'village', rule, certain: true, implied: true });
        return { label: 'Place', name: village, certain: true, start: title.start };
    }
    /** 法国|总统, 日本|首相: a post of a state, held in the country printed before it. */
    country(title) {
        const { folded, knowledge } = this.context;
        if (!OF_STATE.test(title.head.head))
            return undefined;
        for (let length = 6; length >= 2; length--) {
            const start = title.start - length;
            const country = start < this.sentence.start ? undefined : knowledge.gazetteer.country(folded.slice(start, title.start));
            if (!country)
                continue;
            const span = { start, end: title.start };
            const rule = 'positions/state';
            this.mentions.push({ span, label: 'Place', name: country, kind: 'country', rule, certain: true });
            return { label: 'Place', name: country, certain: true, start };
        }
        return undefined;
    }
    /** An organization that the title implies. */
    named(name, kind, title, certain) {
        const span = { start: title.start, end: title.end };
        this.mentions.push({
            span,
            label: 'Organization',
            name,
            kind,
            rule: 'positions/implied-organ',
            certain,
            implied: true,
        });
        return { label: 'Organization', name, certain, start: title.start };
    }
    /** 市领导: the division of the level. */
    place(title) {
        const level = title.head.head.startsWith('自治') ? title.head.head.slice(0, 3) : title.head.head[0];
        const place = this.placeBefore(title.start, level);
        const division = place?.division ?? this.levels.resolve(level, title.start, this.sentence);
        if (!division)
            return [];
        if (place)
            this.consumed.push({ start: place.start, end: title.start });
        const span = { start: title.start, end: title.end };
        const { name, kind } = division;
        this.mentions.push({
            span,
            label: 'Place',
            name,
            kind,
            rule: 'positions/level-title',
            certain: true,
            implied: true,
        });
        return [{ label: 'Place', name, certain: true, start: place?.start ?? title.start, division }];
    }
    /** A place printed directly before a title that names its level: 临沂市|副市长, 桐庐县|县长, 株洲|市长. */
    placeBefore(end, level) {
        const { folded, knowledge, article } = this.context;
        const hints = { city: article.meta.city, province: article.meta.province, near: this.levels.near(end) };
        for (let start = Math.max(this.sentence.start, end - 12); start <= end - 2; start++) {
            const form = folded.slice(start, end);
            const known = knowledge.gazetteer.byName(form).length > 0 || knowledge.gazetteer.byName(form + level).length > 0;
            if (!known && knowledge.gazetteer.byShort(form).length === 0)
                continue;
            const full = knowledge.gazetteer.byName(form + level).length > 0 ? form + level : form;
            const { division, candidates } = knowledge.gazetteer.resolve(full, hints);
            const chosen = division ?? candidates[0];
            if (chosen)
                return { start, name: chosen.name, division: chosen };
        }
        const foreign = this.unknownPlaceBefore(end, level);
        if (foreign)
            return { start: end - foreign.length, name: foreign, unknown: true };
        const town = /[\p{Script=Han}]{1,4}[镇乡村]$/u.exec(folded.slice(Math.max(this.sentence.start, end - 6), end));
        return town?.[0].endsWith(level) ? { start: end - town[0].length, name: town[0] } : undefined;
    }
    /** A place no gazetteer knows, directly before the title: 亚琛市|市长, 蒙古国|东方省|省长. */
    unknownPlaceBefore(end, level) {
        const { folded, knowledge } = this.context;
        if (!'市州省'.includes(level) || folded[end - 1] !== level)
            return undefined;
        for (let length = 3; length <= 6; length++) {
            const start = end - length;
            if (start < this.sentence.start)
                return undefined;
            const name = folded.slice(start, end);
            if (!/^\p{Script=Han}+$/u.test(name))
                return undefined;
            const before = folded.slice(Math.max(this.sentence.start, start - 5), start);
            const country = [2, 3, 4, 5].some((size) => knowledge.gazetteer.country(before.slice(-size)) !== undefined);
            if (country || before === '' || /[、,。;:“(和与]$/.test(before))
                return name;
        }
        return undefined;
    }
}
