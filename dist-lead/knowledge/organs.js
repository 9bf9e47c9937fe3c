import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
const words = z.array(z.string());
const KINDS = [
    'party',
    'government',
    'congress',
    'cppcc',
    'judiciary',
    'military',
    'enterprise',
    'school',
    'media',
    'institution',
    'association',
    'other',
];
const kind = z.enum(KINDS);
const organ = z.strictObject({
    forms: words,
    name: z.string(),
    kind,
    aliases: words.optional(),
    /** Name of the organ of a province, or of a prefecture, where it differs. */
    province: z.string().optional(),
    prefecture: z.string().optional(),
});
const schema = z.strictObject({
    organs: z.array(organ),
    stems: z.record(z.string(), z.string()),
    department_suffixes: z.record(z.string(), z.string()),
    departments: z.record(z.string(), z.string()),
    national: z.array(z.strictObject({ forms: words, name: z.string(), kind, aliases: words.optional() })),
    suffixes: z.partialRecord(kind, words),
    generic: words,
    boundaries: words,
});
const JOINT = [
    '扶贫和移民',
    '自然资源和规划',
    '民族和宗教',
    '文化和旅游',
    '卫生和计划生育',
    '自然资源和城乡建设',
    '民族与宗教',
];
/** Reads lexicon/organs.yaml. */
export function readOrgans() {
    const data = readYaml(join(LEXICON_DIR, 'organs.yaml'), schema);
    const departments = new Map();
    for (const [stem, full] of Object.entries(data.stems)) {
        for (const [suffix, fullSuffix] of Object.entries(data.department_suffixes)) {
            departments.set(stem + suffix, full + fullSuffix);
            departments.set(full + suffix, full + fullSuffix);
        }
    }
    for (const [form, full] of Object.entries(data.departments))
        departments.set(form, full);
    return {
        forms: new PhraseMatcher(data.organs.flatMap((entry) => entry.forms.map((form) => [form, entry]))),
        departments: new PhraseMatcher(departments),
        jointStems: [...new Set([...Object.values(data.stems), ...JOINT])].filter((stem) => /[和与]/.test(stem)),
        national: new PhraseMatcher(data.national.flatMap(({ forms, name, kind: of, aliases }) => [...new Set([...forms, name])].map((form) => [
            form,
            { name, kind: of, aliases: aliases ?? [] },
        ]))),
        suffixes: new PhraseMatcher(Object.entries(data.suffixes).flatMap(([of, list]) => (list ?? []).map((suffix) => [suffix, { suffix, kind: of }]))),
        generic: new Set(data.generic),
        boundaries: new Set(data.boundaries),
    };
}
