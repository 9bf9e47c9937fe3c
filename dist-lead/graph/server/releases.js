import { EnvironmentError } from '../../errors.js';
/** Tried in this order when no version is set: the long-term release, then the current one. Checked 2026-11. */
export const TESTED_VERSIONS = ['5.26.30', '2026.08.1'];
const JARS = { '5.26.30': 215, '2026.08.1': 226 };
/** Neo4j Browser is published apart from the server; this version is served by both lines. */
const BROWSER = 'org.neo4j.client:neo4j-browser:5.24.0';
/** Java per version: https://neo4j.com/docs/operations-manual/current/installation/requirements/ */
export function releaseOf(version) {
    const line = version.split('.')[0];
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
export function testedVersion(line, otherwise) {
    return TESTED_VERSIONS.find((version) => releaseOf(version).line === line) ?? otherwise;
}
/** The pom whose dependencies are the server. */
export function pomOf(release) {
    const dependencies = release.artifacts.map((coordinates) => {
        const [group, artifact, version] = coordinates.split(':');
        if (!group || !artifact || !version)
            throw new EnvironmentError(`Malformed coordinates ${coordinates}`);
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
