import { InputError } from '../../errors.js';
import type { Release } from './releases.js';

/** File of the operator's own settings, beside the server's folder. */
export const OWN_SETTINGS = 'own.conf';

/** https://neo4j.com/docs/operations-manual/current/configuration/configuration-settings/ ; memory as in docker-compose.yml. */
const ALWAYS = [
  'server.default_listen_address=127.0.0.1',
  'server.memory.heap.initial_size=256m',
  'server.memory.heap.max_size=512m',
  'server.memory.pagecache.size=256m',
  'dbms.usage_report.enabled=false',
];

/** When we stop the server nobody is connected any more; by default it waits ten seconds for late callers. */
const ONLY_5 = ['internal.dbms.bolt.netty_server_shutdown_quiet_period=0'];

/** The calendar releases also look for their like on the network unless told not to. */
const SINCE_2025 = [
  'internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s',
  'server.fleet_discovery.enabled=false',
  'dbms.fleet_manager.enabled=false',
];

/**
 * The content of neo4j.conf.
 * @param own content of the operator's own settings, in the same form: their values take the place of guanxi's. Ports
 *   stay guanxi's, which must know them.
 * @throws InputError for a line that is no setting, naming it.
 */
export function configuration(
  release: Release,
  ports: { readonly bolt: number; readonly http: number },
  own = '',
): string {
  const ofLine = release.line === '5' ? ONLY_5 : SINCE_2025;
  const addresses = Object.entries(ports).flatMap(([connector, port]) => [
    `server.${connector}.listen_address=127.0.0.1:${port}`,
    `server.${connector}.advertised_address=127.0.0.1:${port}`,
  ]);
  // Neo4j refuses a name that comes twice, but for those that may
  const lines = ownLines(own);
  const names = new Set(lines.map(nameOf));
  const ours = [...ALWAYS, ...ofLine].filter((line) => !names.has(nameOf(line)));
  return `${['# Written by guanxi at each start: changes here do not last.', ...ours, ...lines, ...addresses].join('\n')}\n`;
}

function nameOf(line: string): string {
  return line.slice(0, line.indexOf('='));
}

function ownLines(own: string): string[] {
  return own.split(/\r?\n/).flatMap((text, index) => {
    const line = text.trim();
    if (!line || line.startsWith('#')) return [];
    if (!/^[a-z][\w.]*=/.test(line)) {
      throw new InputError(
        `${OWN_SETTINGS}, line ${index + 1}: expected a setting such as server.memory.heap.max_size=2g, found “${line}”.`,
      );
    }
    if (/^server\.(bolt|http)\.(listen|advertised)_address=/.test(line)) {
      throw new InputError(`${OWN_SETTINGS}, line ${index + 1}: guanxi chooses the ports itself; take “${line}” out.`);
    }
    return [line];
  });
}
