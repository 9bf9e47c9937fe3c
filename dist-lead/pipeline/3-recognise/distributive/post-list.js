const SEPARATOR = /^(?:、|和|及|以及|与|,)/u;
const AND = /^(?:、|和|及|以及|与|,|兼)?/u;
const LEVEL_WORDS = '县市区州旗盟';
/** After the last bare place: 3个县(市、区)|委书记, 两区的区|委书记, 县|县长. */
const COMMON = new RegExp(`^(?:等)?(?:\\d+|[两二三四五六七八九十])?(?:个|座|地)?(?:[${LEVEL_WORDS}](?:[、,]?[${LEVEL_WORDS}])*(?:\\([${LEVEL_WORDS}、,]+\\))?)?的?`, 'u');
const PARTY = new RegExp(`^(?:[${LEVEL_WORDS}](?:\\([${LEVEL_WORDS}、,]+\\))?)?委((?:常委)?(?:副书记|书记|常委))`, 'u');
const PARTY_TITLES = /^(常委)?(.*)$/u;
const GOVERNMENT = new RegExp(`^(?:[${LEVEL_WORDS}](?:\\([${LEVEL_WORDS}、,]+\\))?(?:人民)?政府)?((?:代理|代|常务副|副)?)([${LEVEL_WORDS}]?)(?:\\([${LEVEL_WORDS}、,]+\\))?长(?!期|效|远|江|沙)`, 'u');
/** Reads lists of posts that start at an offset: whole posts, or bare places with one title for all. */
export class PostListReader {
    context;
    organizations;
    titles;
    levels;
    constructor(context, organizations, titles, levels) {
        this.context = context;
        this.organizations = organizations;
        this.titles = titles;
        this.levels = levels;
    }
    /** The list that starts at `at`; undefined when no post does. */
    read(at, sentence) {
        return this.bare(at, sentence) ?? this.whole(at, sentence);
    }
    /** 瓯海、鹿城、缙云|3个县(市、区)委书记 */
    bare(at, sentence) {
        const { folded } = this.context;
        const starts = [at];
        const places = [];
        for (let i = at;;) {
            const forms = this.formsAt(i, sentence.end);
            const last = forms.map((form) => this.tail(i, form, sentence)).find((found) => found !== undefined);
            if (last)
                return places.length > 0
                    ? this.shareOut(starts, places, { start: i, end: i + last.form.length }, last)
                    : undefined;
            const form = forms.find((each) => SEPARATOR.test(folded.slice(i + each.length, i + each.length + 2)));
            const division = form === undefined ? undefined : this.resolve(form, i, undefined);
            if (form === undefined || !division)
                return undefined;
            places.push({ start: i, end: i + form.length, division });
            i += form.length + (SEPARATOR.exec(folded.slice(i + form.length, i + form.length + 2))?.[0].length ?? 1);
            starts.push(i);
        }
    }
    /** Names of places at `at`, longest first. */
    formsAt(at, limit) {
        return this.context.knowledge.gazetteer
            .namesAt(this.context.folded, at)
            .filter((form) => at + form.length <= limit);
    }
    tail(at, form, sentence) {
        const after = this.context.folded.slice(at + form.length, Math.min(sentence.end, at + form.length + 30));
        const common = COMMON.exec(after)?.[0] ?? '';
        // 龙游两县|县委书记: the level word may belong to the places or to the organ
        for (let length = common.length; length >= 0; length--) {
            const rest = after.slice(length);
            const party = PARTY.exec(rest);
            if (party)
                return { form, end: at + form.length + length + party[0].length, party: party[1], common };
            const head = GOVERNMENT.exec(rest);
            if (head && (head[2] !== '' || /[县市区州旗盟)]$/u.test(common.slice(0, length))))
                return { form, end: at + form.length + length + head[0].length, office: head[1], common };
        }
        return undefined;
    }
    shareOut(starts, places, span, tail) {
        const level = /[县区旗]/u.test(tail.common) || /[县区旗]/u.test(tail.party ?? '') ? 'county' : undefined;
        const spans = [...places, span];
        const divisions = spans.map((each, index) => this.resolve(this.context.folded.slice(each.start, each.end), starts[index] ?? each.start, level, places));
        const implied = [];
        const items = [];
        for (const [index, division] of divisions.entries()) {
            if (!division)
                return undefined;
            const at = spans[index];
            items.push(tail.party === undefined
                ? [this.government(division, `${tail.office ?? ''}${headOf(division)}`, at, implied)]
                : this.party(division, tail.party, at, implied));
        }
        const consumed = spans.map(({ start, end }) => ({ start, end }));
        return { end: tail.end, items, implied, consumed };
    }
    party(division, printed, span, implied) {
        const [, member, head] = PARTY_TITLES.exec(printed);
        const holder = `中共${division.name}委员会`;
        implied.push(impliedOrgan(holder, 'party', span, [`${division.name}委`, `中共${division.name}委`]));
        return [member, head].flatMap((title) => (title ? [post(holder, title, true)] : []));
    }
    government(division, title, span, implied) {
        const holder = `${division.name}人民政府`;
        implied.push(impliedOrgan(holder, 'government', span, [`${division.name}政府`]));
        return post(holder, title, true);
    }
    resolve(form, at, level, places = []) {
        const { knowledge, article } = this.context;
        const { division, candidates } = knowledge.gazetteer.resolve(form, {
            city: article.meta.city,
            province: article.meta.province,
            near: [...this.levels.near(at), ...places.map((place) => place.division)],
            level,
        });
        return division ?? (candidates.length === 1 ? candidates[0] : undefined);
    }
    /** A县委书记、B市委副书记、市长和C区区长 */
    whole(at, sentence) {
        const items = [];
        const implied = [];
        const consumed = [];
        let end = at;
        let division;
        for (let next = at; next < sentence.end;) {
            const own = this.holderAt(next, sentence);
            const title = this.titleAt(own?.end ?? next);
            if (!title || title.end > sentence.end)
                break;
            // 建德市委常委、|宣传部|部长: an organ without a place of its own goes on with the item
            if (own && (items.length === 0 || own.organization?.explicit !== false)) {
                division = own.division;
                items.push([]);
            }
            const item = items.at(-1);
            const read = item && this.postOf(title, own, item, division, implied);
            if (!read)
                break;
            item.push(read);
            if (own?.place)
                consumed.push({ start: own.start, end: own.end });
            end = title.end;
            next = end + (AND.exec(this.context.folded.slice(end, end + 2))?.[0].length ?? 0);
            if (next === end)
                break;
        }
        return items.length > 0 ? { end, items, implied, consumed } : undefined;
    }
    postOf(title, own, item, division, implied) {
        if (own?.organization)
            return post(own.organization.name, title.title, own.organization.certain);
        const { head } = title;
        if (head.implied?.organ === '政府' && division) {
            if (own && !division.name.endsWith(head.implied.level))
                return undefined;
            return this.government(division, title.title, { start: own?.start ?? title.start, end: title.end }, implied);
        }
        const last = item.at(-1);
        return !own && last && head.category === 'plain' ? post(last.holder, title.title, last.certain) : undefined;
    }
    /** The organization, or the chain of places, that starts at `at`. */
    holderAt(at, sentence) {
        const organization = this.organizations.findLast((each) => each.start === at && each.end <= sentence.end);
        if (organization) {
            const { end, division } = organization;
            return { start: at, end, organization, division };
        }
        let end = at;
        let division;
        for (;;) {
            const form = this.formsAt(end, sentence.end)[0];
            const inner = form && this.resolve(form, at, undefined, division ? [{ start: at, end, division }] : []);
            if (!inner)
                break;
            division = inner;
            end += form.length;
        }
        return division ? { start: at, end, division, place: true } : undefined;
    }
    titleAt(at) {
        return this.titles.find(({ start }) => start === at);
    }
}
/** 县长, 市长, 区长 by the division's own level word. */
function headOf({ name }) {
    return `${name.at(-1) ?? ''}长`;
}
function post(holder, title, certain) {
    return { label: 'Organization', holder, title, certain };
}
function impliedOrgan(name, kind, span, aliases) {
    const { start, end } = span;
    return {
        span: { start, end },
        label: 'Organization',
        name,
        kind,
        aliases,
        rule: 'positions/distributive',
        certain: true,
        implied: true,
    };
}
