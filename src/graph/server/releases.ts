import { EnvironmentError } from '../../errors.js';

/** What a Neo4j version needs to run from the jars of Maven Central. */
export interface Release {
  readonly version: string;
  /** Versions of one line share their data folder: a newer one opens the store of an older one. */
  readonly line: string;
  /** Supported Java feature versions; `below` is exclusive. */
  readonly java: { readonly from: number; readonly below: number };
  /** Maven coordinates `group:artifact:version`. */
  readonly artifacts: readonly string[];
  /** How many jars they resolve to, as far as known; for progress only. */
  readonly jars?: number;
}

/** Tried in this order when no version is set: the long-term release, then the current one. Checked 2026-11. */
export const TESTED_VERSIONS = ['5.26.30', '2026.08.1'] as const;

const JARS: Readonly<Record<string, number>> = { '5.26.30': 215, '2026.08.1': 226 };

/** Neo4j Browser is published apart from the server; this version is served by both lines. */
const BROWSER = 'org.neo4j.client:neo4j-browser:5.24.0';

/** Java per version: https://neo4j.com/docs/operations-manual/current/installation/requirements/ */
export function releaseOf(version: string): Release {
  const line = version.split('.')[0] as string;
  const server = [`org.neo4j.app:neo4j-server:${version}`, `org.neo4j:neo4j:${version}`];
  const jars = JARS[version];
  const five = line === '5';
  return {
    version,
    line,
    java: five ? { from: 17, below: 22 } : { from: 21, below: 100 },
    artifacts: [...server, ...(five ? [`org.neo4j:neo4j-bootcheck:${version}`] : []), BROWSER],
    ...(jars !== undefined && { jars }),
  };
}

/** The tested version of a line, else the one given. */
export function testedVersion(line: string, otherwise: string): string {
  return TESTED_VERSIONS.find((version) => releaseOf(version).line === line) ?? otherwise;
}

/** The pom whose dependencies are the server. */
export function pomOf(release: Release): string {
  const dependencies = release.artifacts.map((coordinates) => {
    const [group, artifact, version] = coordinates.split(':');
    if (!group || !artifact || !version) throw new EnvironmentError(`Malformed coordinates ${coordinates}`);
    return `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>guanxi</groupId>
  <artifactId>neo4j-community</artifactId>
  <version>${release.version}</version>
  <dependencies>
${dependencies.join('\n')}
  </dependencies>
</project>
`;
}
