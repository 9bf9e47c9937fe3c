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
] as const;
const kind = z.enum(KINDS);
export type OrganizationKind = z.infer<typeof kind>;

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
  disciplines: words,
});

export type Organ = z.infer<typeof organ>;

interface NationalOrgan {
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly aliases: readonly string[];
}

interface OrganizationSuffix {
  readonly suffix: string;
  readonly kind: OrganizationKind;
}

export interface Organs {
  /** Organs after a level or place, by printed form: 委, 人大常委会. */
  readonly forms: PhraseMatcher<Organ>;
  /** Departments after a level or place, by printed form: 发改委 → 发展和改革委员会. */
  readonly departments: PhraseMatcher<string>;
  /** Full stems that contain a conjunction: 发展和改革, 扶贫和移民. */
  readonly jointStems: readonly string[];
  readonly national: PhraseMatcher<NationalOrgan>;
  readonly suffixes: PhraseMatcher<OrganizationSuffix>;
  readonly generic: ReadonlySet<string>;
  /** Words that no organization's name contains. */
  readonly boundaries: ReadonlySet<string>;
  /** Words that end the first half of a school's name: 科学 in 材料科学与工程学院. */
  readonly disciplines: readonly string[];
}

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
export function readOrgans(): Organs {
  const data = readYaml(join(LEXICON_DIR, 'organs.yaml'), schema);
  const departments = new Map<string, string>();
  for (const [stem, full] of Object.entries(data.stems)) {
    for (const [suffix, fullSuffix] of Object.entries(data.department_suffixes)) {
      departments.set(stem + suffix, full + fullSuffix);
      departments.set(full + suffix, full + fullSuffix);
    }
  }
  for (const [form, full] of Object.entries(data.departments)) departments.set(form, full);
  return {
    forms: new PhraseMatcher(data.organs.flatMap((entry) => entry.forms.map((form): [string, Organ] => [form, entry]))),
    departments: new PhraseMatcher(departments),
    jointStems: [...new Set([...Object.values(data.stems), ...JOINT])].filter((stem) => /[和与]/.test(stem)),
    national: new PhraseMatcher(
      data.national.flatMap(({ forms, name, kind: of, aliases }) =>
        [...new Set([...forms, name])].map((form): [string, NationalOrgan] => [
          form,
          { name, kind: of, aliases: aliases ?? [] },
        ]),
      ),
    ),
    suffixes: new PhraseMatcher(
      Object.entries(data.suffixes).flatMap(([of, list]) =>
        (list ?? []).map((suffix): [string, OrganizationSuffix] => [suffix, { suffix, kind: of as OrganizationKind }]),
      ),
    ),
    generic: new Set(data.generic),
    boundaries: new Set(data.boundaries),
    disciplines: data.disciplines,
  };
}
