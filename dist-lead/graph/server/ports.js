import { connect, createServer } from 'node:net';
const HOST = '127.0.0.1';
/** The first of `preferred` that nothing listens on, else one that the system chooses. Never one of `taken`. */
export async function freePort(preferred, taken = []) {
    for (const port of preferred) {
        if (port === undefined || taken.includes(port))
            continue;
        // A listener on all addresses may share the port with one on loopback on some systems, so both are asked.
        if (!(await answers(port)) && (await listen(port)) !== undefined)
            return port;
    }
    for (;;) {
        const port = await listen(0);
        if (port !== undefined && !taken.includes(port))
            return port;
    }
}
/** True when something accepts TCP connections on this loopback port. */
export function answers(port, timeoutMs = 1_000) {
    return new Promise((resolve) => {
        const socket = connect({ host: HOST, port, timeout: timeoutMs });
        const end = (result) => {
            socket.destroy();
            resolve(result);
        };
        socket.once('connect', () => end(true));
        socket.once('timeout', () => end(false));
        socket.once('error', () => end(false));
    });
}
function listen(port) {
    return new Promise((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(undefined));
        server.listen({ port, host: HOST }, () => {
            const address = server.address();
            server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
        });
    });
}
