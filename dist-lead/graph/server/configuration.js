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
/** The content of neo4j.conf. */
export function configuration(release, ports) {
    const addresses = Object.entries(ports).flatMap(([connector, port]) => [
        `server.${connector}.listen_address=127.0.0.1:${port}`,
        `server.${connector}.advertised_address=127.0.0.1:${port}`,
    ]);
    const ofLine = release.line === '5' ? ONLY_5 : SINCE_2025;
    return `${['# Written by guanxi at each start: changes here do not last.', ...ALWAYS, ...ofLine, ...addresses].join('\n')}\n`;
}
