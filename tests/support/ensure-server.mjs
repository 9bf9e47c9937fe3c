/** `node ensure-server.mjs`: finds or starts the server of the environment's settings, and prints its address. */
import './typescript.mjs';

const { readSettings } = await import('../../src/settings.ts');
const { ensureServer } = await import('../../src/graph/server/ensure-server.ts');
const phases = [];
const { uri } = await ensureServer(readSettings(), ({ phase }) => phases.push(phase));
console.log(JSON.stringify({ uri, waited: phases.includes('wait'), started: phases.includes('prepare') }));
