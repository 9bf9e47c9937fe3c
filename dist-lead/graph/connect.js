import { isTooLarge, toDatabaseError } from './database-errors.js';
import { toParameters } from './parameters.js';
import { toPlain } from './plain.js';
/** How long transient failures are tried again; the driver's own 30 s are too short for a server's restart. */
const MAX_RETRY_MS = 120_000;
const CONNECT_TIMEOUT_MS = 15_000;
const COMPONENTS = `CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition`;
/** Opens a graph; nothing is sent before the first call. The driver is loaded then, so that opening costs nothing. */
export function openGraph(connection) {
    return new DriverGraph(connection);
}
class DriverGraph {
    connection;
    #password;
    #opened;
    #loggedIn;
    constructor({ password, ...shown }) {
        this.connection = shown;
        this.#password = password;
    }
    async verify() {
        const { driver, neo4j } = await this.#ready();
        const session = driver.session({ database: this.connection.database, defaultAccessMode: 'READ' });
        return this.#translated(async () => {
            try {
                const [row] = await run(session, { cypher: COMPONENTS, parameters: {}, neo4j });
                return row ?? { version: 'unknown', edition: 'unknown' };
            }
            finally {
                await session.close();
            }
        });
    }
    read(cypher, parameters = {}, options = {}) {
        return this.#inSession('READ', (session, neo4j) => session.executeRead((transaction) => this.#statements(transaction, neo4j).run(cypher, parameters), limits(options)));
    }
    write(work, options = {}) {
        return this.#inSession('WRITE', (session, neo4j) => session.executeWrite((transaction) => work(this.#statements(transaction, neo4j)), limits(options)));
    }
    command(cypher, parameters = {}) {
        return this.#inSession('WRITE', (session, neo4j) => run(session, { cypher, parameters, neo4j }));
    }
    async close() {
        const opened = this.#opened;
        this.#opened = undefined;
        this.#loggedIn = undefined;
        await (await opened)?.driver.close();
    }
    #open() {
        this.#opened ??= openDriver(this.connection, this.#password);
        return this.#opened;
    }
    /** Logs in once before the first transaction: a retried transaction would hide an unreachable server for minutes. */
    async #ready() {
        return this.#translated(async () => {
            const opened = await this.#open();
            this.#loggedIn ??= opened.driver.getServerInfo({ database: this.connection.database });
            try {
                await this.#loggedIn;
            }
            catch (error) {
                this.#loggedIn = undefined;
                throw error;
            }
            return opened;
        });
    }
    async #inSession(access, work) {
        const { driver, neo4j, bookmarks } = await this.#ready();
        const { database } = this.connection;
        const session = driver.session({ database, defaultAccessMode: access, bookmarkManager: bookmarks });
        return this.#translated(async () => {
            try {
                return await work(session, neo4j);
            }
            finally {
                await session.close();
            }
        });
    }
    #statements(transaction, neo4j) {
        return {
            run: async (cypher, parameters = {}) => {
                try {
                    return await run(transaction, { cypher, parameters, neo4j });
                }
                catch (error) {
                    // The server calls it transient, but the same work needs the same memory again: it must not be retried.
                    throw isTooLarge(error) ? toDatabaseError(error, this.connection) : error;
                }
            },
        };
    }
    async #translated(work) {
        try {
            return await work();
        }
        catch (error) {
            throw toDatabaseError(error, this.connection);
        }
    }
}
async function openDriver(connection, password) {
    const { default: neo4j } = await import('neo4j-driver');
    const token = password === undefined ? undefined : neo4j.auth.basic(connection.username, password);
    const driver = neo4j.driver(connection.uri, token, {
        maxTransactionRetryTime: MAX_RETRY_MS,
        connectionTimeout: CONNECT_TIMEOUT_MS,
        telemetryDisabled: true,
        userAgent: 'guanxi',
        notificationFilter: { minimumSeverityLevel: 'OFF' },
    });
    return { neo4j, driver, bookmarks: neo4j.bookmarkManager() };
}
async function run(runner, { cypher, parameters, neo4j }) {
    const result = await runner.run(cypher, toParameters(parameters, neo4j.int));
    return result.records.map((record) => toPlain(record.toObject(), neo4j));
}
function limits({ timeoutMs }) {
    return timeoutMs === undefined ? {} : { timeout: timeoutMs };
}
