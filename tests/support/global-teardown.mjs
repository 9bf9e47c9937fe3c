/** Stops the databases of this run. */
import './typescript.mjs';

export default async function globalTeardown() {
  const { stopTestServers } = await import('./server.ts');
  await stopTestServers();
}
