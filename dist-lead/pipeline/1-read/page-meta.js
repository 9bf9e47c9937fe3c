import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { InputError } from '../../errors.js';
export const META_KEYS = ['publication', 'city', 'province', 'date', 'page'];
const name = z.string().trim().min(1, 'expected a name, found nothing');
const date = z.string().transform((value, context) => {
    const parsed = parseDate(value);
    if (parsed)
        return parsed;
    context.addIssue({ code: 'custom', message: `expected a date as YYYY-MM-DD, found “${value}”` });
    return z.NEVER;
});
const metaSchema = z.object({ publication: name, city: name, province: name, date, page: name }).partial();
/** `YYYY-MM-DD` of a printed or written day (2021-03-15, 2021/3/15, 2021年3月15日); undefined when there is no such day. */
export function parseDate(text) {
    const found = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text);
    return found ? isoDate(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}
/** `YYYY-MM-DD`, or undefined for a day that no calendar of the press has (before 1800, 31 April). */
export function isoDate(year, month, day) {
    const value = new Date(Date.UTC(year, month - 1, day));
    const real = year >= 1800 && year < 2200 && value.getUTCMonth() === month - 1 && value.getUTCDate() === day;
    return real ? value.toISOString().slice(0, 10) : undefined;
}
/**
 * Metadata stated in YAML. All scalars are read as text, so that page `03` keeps its zero.
 * @throws InputError naming file and line when it is no YAML mapping or a value is of another shape.
 */
export function parseMeta({ path, source, firstLine = 1 }) {
    const lines = new LineCounter();
    const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines });
    const at = (offset) => `${path}:${lines.linePos(offset).line + firstLine - 1}`;
    const fault = document.errors[0];
    if (fault)
        throw new InputError(`${at(fault.pos[0])}: expected YAML. ${fault.message.split('\n')[0]} Mend the line.`);
    const values = document.toJS() ?? {};
    if (typeof values !== 'object' || Array.isArray(values)) {
        throw new InputError(`${at(0)}: expected lines “key: value” with the keys ${META_KEYS.join(', ')}. Mend the metadata.`);
    }
    const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
    const result = metaSchema.safeParse(stated);
    if (!result.success) {
        const issue = result.error.issues[0];
        const node = document.getIn(issue?.path ?? [], true);
        throw new InputError(`${at(node?.range?.[0] ?? 0)}: ${issue?.path.join('.')}: ${issue?.message}. Mend the line.`);
    }
    return { meta: result.data, issues: unknownKeys(stated, path) };
}
/** Metadata of a sidecar file. @throws InputError as `parseMeta`. */
export function parseSidecar(sidecar) {
    return parseMeta({ ...sidecar, source: sidecar.source.replace(/^\ufeff/, '') });
}
function unknownKeys(stated, path) {
    return Object.keys(stated)
        .filter((key) => !META_KEYS.includes(key))
        .map((key) => ({
        code: 'read/unknown-key',
        message: `${path}: expected the keys ${META_KEYS.join(', ')}, found “${key}”, which is ignored. Remove or rename it.`,
    }));
}
