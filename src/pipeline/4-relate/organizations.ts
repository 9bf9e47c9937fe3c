import type { Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';
import { contains } from '../../domain/span.js';

/** PART_OF between organizations, where the whole's name is printed within the part's: 恒远成都工厂 → 恒远. */
export function relateOrganizations(mentions: readonly Mention[]): Claim[] {
  const organizations = mentions.filter(({ label, implied }) => label === 'Organization' && !implied);
  return organizations.flatMap((whole) =>
    organizations
      .filter(
        (part) => part.name !== whole.name && part.span.start === whole.span.start && contains(part.span, whole.span),
      )
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
