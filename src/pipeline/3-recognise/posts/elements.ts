import type { Mention } from '../../../domain/mention.js';
import type { OrganizationCandidate } from '../organizations/index.js';
import { Overlaps } from '../overlaps.js';
import type { TitleSpan } from '../titles.js';

/** What the reader of posts goes through: names, organizations and titles in text order. */
export type Element =
  | { readonly type: 'person'; readonly start: number; readonly end: number; readonly person: Mention }
  | {
      readonly type: 'organization';
      readonly start: number;
      readonly end: number;
      readonly organization: OrganizationCandidate;
    }
  | { readonly type: 'title'; readonly start: number; readonly end: number; readonly title: TitleSpan };

/** Names, organizations and titles in text order; a title within a name or an organization's name is none. */
export function elementsOf(
  persons: readonly Mention[],
  organizations: readonly OrganizationCandidate[],
  titles: readonly TitleSpan[],
): Element[] {
  const organs = new Overlaps(organizations);
  const names = new Overlaps([...organizations, ...persons.map(({ span }) => span)]);
  const taken = (title: TitleSpan): boolean =>
    names.any({ start: title.bare, end: title.end }) &&
    !sharesHead(title, organs.of(title)) &&
    !organs.of(title).some(({ end }) => sharesCommittee(title, end));
  const elements: Element[] = [
    ...persons.map((person): Element => ({ type: 'person', start: person.span.start, end: person.span.end, person })),
    ...organizations.map(
      (organization): Element => ({
        type: 'organization',
        start: organization.start,
        end: organization.end,
        organization,
      }),
    ),
    ...titles
      .filter((title) => !taken(title))
      .map((title) => withoutOrganization(title, organs))
      .map((title): Element => ({ type: 'title', start: title.start, end: title.end, title })),
  ];
  return elements.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** 宣传部|长, 公安局|长: the last character of the organization's name is the first of the title. */
function sharesHead({ bare, end, title }: TitleSpan, organizations: readonly OrganizationCandidate[]): boolean {
  return (
    end - bare === 2 && /[部局厅]长$/.test(title) && organizations.length === 1 && organizations[0]?.end === bare + 1
  );
}

/** 自治区党委|委员: the head word 党委委员 begins with the end of the organization's name. */
function sharesCommittee({ bare, title, start }: TitleSpan, end: number): boolean {
  return end === bare + 2 && /^党委(?:委员|成员)$/.test(title.slice(bare - start));
}

/** 新疆维吾尔自治区党委|常委: the body is the organization's, not the title's. */
function withoutOrganization(title: TitleSpan, organizations: Overlaps<OrganizationCandidate>): TitleSpan {
  const shared = organizations.of(title).find(({ end }) => end === title.bare + 1);
  if (shared)
    return { ...title, start: shared.end, bare: shared.end, title: title.title.slice(title.bare - title.start) };
  const committee = organizations.of(title).find(({ end }) => sharesCommittee(title, end))?.end;
  if (committee !== undefined)
    return { ...title, start: committee, bare: committee, title: title.title.slice(committee - title.start) };
  const inside = organizations.of(title).find(({ end }) => end <= title.bare);
  if (!inside) return title;
  return { ...title, start: inside.end, title: title.title.slice(inside.end - title.start) };
}
