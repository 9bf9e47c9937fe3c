import type { Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';

/** PART_OF between organizations, where the whole's name is printed within the part's: 恒远成都工厂 → 恒远. */
export function relateOrganizations(mentions: readonly Mention[]): Claim[] {
  const organizations = mentions.filter(({ label, implied }) => label === 'Organization' && !implied);
  const byStart = new Map<number, Mention[]>();
  for (const each of organizations) byStart.set(each.span.start, [...(byStart.get(each.span.start) ?? []), each]);
  if (byStart.size === organizations.length) return [];
  return organizations.flatMap((whole) =>
    (byStart.get(whole.span.start) ?? [])
      .filter((part) => part.name !== whole.name && part.span.end >= whole.span.end)
      .map((part) => ({
        type: 'PART_OF' as const,
        from: `Organization:${part.name}`,
        to: `Organization:${whole.name}`,
        certain: true,
        evidence: part.span,
        rule: 'organizations/whole-in-name',
      })),
  );
}
