import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';
import type { Gazetteer } from '../../knowledge/gazetteer.js';
import type { PlaceWords } from '../../knowledge/place-words.js';
import type { ProjectKind, Projects } from '../../knowledge/projects.js';
import { allMatches } from '../../text/matches.js';
import type { RecogniseContext, Recognised } from './context.js';
import { Overlaps } from './overlaps.js';
import { TokenView } from './places/token-view.js';
import { builtWorks, listedProjects } from './projects/listed.js';
import { type ProjectName, type ProjectScope, readProject } from './projects/read-project.js';

/** The part of the knowledge that projects need. */
interface ProjectKnowledge {
  readonly projects: Projects;
  readonly gazetteer: Gazetteer;
  readonly placeWords: PlaceWords;
}
export type ProjectContext = Omit<RecogniseContext, 'knowledge'> & { readonly knowledge: ProjectKnowledge };

/**
 * Named construction, industrial and application projects by their endings. A place or an enterprise before the name
 * is no part of it (it gives LOCATED_IN, INVOLVED_IN), and stays in an alias: 中建材|钙钛矿光伏玻璃项目.
 */
export function recogniseProjects({ article, folded, tokens, knowledge }: ProjectContext): Recognised {
  const view = TokenView.of(folded, tokens);
  const { projects, gazetteer, placeWords } = knowledge;
  const home = gazetteer.own(article.meta.province) ?? gazetteer.own(article.meta.city);
  const scope: ProjectScope = {
    view,
    projects,
    gazetteer,
    verbs: placeWords.verbs,
    home: home && gazetteer.provinceOf(home),
  };
  const inLists = listedProjects(view, projects, placeWords.verbs);
  const built = builtWorks(view, projects, placeWords.verbs).map((work) => withoutPlace(folded, gazetteer, work));
  const lists = new Overlaps(inLists);
  const listed = [...inLists, ...built.filter((span) => !lists.any(span))];
  const mentions: Mention[] = listed.map((span) => listedMention(folded, span, projects));
  const closed = new Overlaps([...listed, ...titlesIn(folded)]);
  let floor = 0;
  for (let at = 0; at < folded.length; at++) {
    const ending = projects.endings.at(folded, at);
    if (!ending) continue;
    const end = at + ending.phrase.length;
    const project = readProject(scope, { start: at, end }, ending.value, floor);
    if (project) floor = project.span.end;
    if (project && (project.owner ?? project.place) && giveWay(mentions, project.span.end)) {
      // 中建材|某某玻璃项目 within a list: an owner or place before the name is none of it there either
      mentions.push(mentionOf(folded, project, projects));
    } else if (
      project &&
      !NUMBERED_WORK.test(folded.slice(project.span.start, project.span.end)) &&
      !closed.any(project.span)
    ) {
      mentions.push(mentionOf(folded, project, projects));
    }
    at = (project?.span.end ?? end) - 1;
  }
  const named = mentions.map(withoutCompany).sort((a, b) => a.span.start - b.span.start);
  return { mentions: mergeSuffixes(named), issues: [] };
}

/** 某某|公司|组件项目: a brand, the word after which belongs to the firm's name. */
function withoutCompany(project: Mention): Mention {
  const company = /^(?:公司|集团)(?=.{4})/u.exec(project.name)?.[0].length ?? 0;
  if (company === 0) return project;
  return {
    ...project,
    name: project.name.slice(company),
    span: { ...project.span, start: project.span.start + company },
  };
}

/** 某县|官坪大桥: a county or town before the name of a road or bridge, unless the road runs from it. */
function withoutPlace(text: string, gazetteer: Gazetteer, { start, end }: Span): Span {
  const place = gazetteer
    .namesAt(text, start)
    .find((form) => /[市县区旗州]$/.test(form) && gazetteer.byName(form).length > 0);
  const from = start + (place?.length ?? 0);
  return end - from >= 4 && text[from] !== '至' ? { start: from, end } : { start, end };
}

/** Takes out the list's reading that ends at `end`; false when there is none. */
function giveWay(mentions: Mention[], end: number): boolean {
  const at = mentions.findIndex(({ span, rule }) => span.end === end && rule === 'recognise/project-listed');
  if (at < 0) return false;
  mentions.splice(at, 1);
  return true;
}

/** “三洗”工程 is a campaign. */
const NUMBERED_WORK = /^“[两三四五六七八九十]\p{Script=Han}{1,2}”工程$/u;

const TITLE = /《[^《》\n]{1,80}》/g;

/** Titles in 《》 name no projects. */
function titlesIn(text: string): Span[] {
  return allMatches(TITLE, text).map(({ index, 0: title }) => ({
    start: index,
    end: index + title.length,
  }));
}

function listedMention(text: string, span: Span, projects: Projects): Mention {
  const name = text.slice(span.start, span.end);
  const kind = kindOf(name, name.endsWith('基地') ? 'base' : 'industry', projects);
  const aliases = /项目$/.test(name) ? {} : { aliases: [`${name}项目`] };
  return { span, label: 'Project', name, kind, ...aliases, rule: 'recognise/project-listed', certain: true };
}

function mentionOf(text: string, { span, core, kind }: ProjectName, projects: Projects): Mention {
  const name = text.slice(core, span.end);
  const printed = text.slice(span.start, span.end);
  return {
    span: core === span.start ? span : { start: core, end: span.end },
    label: 'Project',
    name,
    kind: kindOf(name, kind, projects),
    ...(printed === name ? {} : { aliases: [printed] }),
    rule: `recognise/project-${kind}`,
    certain: true,
  };
}

function kindOf(name: string, kind: ProjectKind, { infrastructureWords }: Projects): string {
  if (kind === 'cluster' || kind === 'base') return kind;
  return infrastructureWords.some((word) => name.includes(word)) ? 'infrastructure' : kind;
}

/**
 * 甲集团薄膜玻璃项目 and 薄膜玻璃项目 in one article are one project, under the shorter name; so are 甲大桥工程 and
 * 甲大桥.
 */
function mergeSuffixes(mentions: readonly Mention[]): Mention[] {
  const names = new Set(mentions.map(({ name }) => name));
  return mentions.map((mention) => {
    const bare = mention.name.replace(/(?:建设)?(?:工程|项目)$/, '');
    const shorter = shortestEnd(mention.name, names) ?? (bare !== mention.name && names.has(bare) ? bare : undefined);
    if (shorter === undefined) return mention;
    return { ...mention, name: shorter, aliases: [...(mention.aliases ?? []), mention.name] };
  });
}

/** The shortest of the names, of six characters or more, that `name` ends with; not itself. */
function shortestEnd(name: string, names: ReadonlySet<string>): string | undefined {
  for (let length = 6; length < name.length; length++) {
    const end = name.slice(-length);
    if (names.has(end)) return end;
  }
  return undefined;
}
