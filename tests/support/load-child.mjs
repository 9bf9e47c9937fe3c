/** A program that loads pages when it is told to, so that a test can kill it: `fork`, wait for `ready`, send the work. */
import './typescript.mjs';

const { openGraph } = await import('../../src/graph/connect.ts');
const { loadChanges } = await import('../../src/pipeline/6-load/index.ts');

process.once('message', async ({ connection, pages, batchSize }) => {
  const graph = openGraph(connection);
  await loadChanges(graph, pages, { batchSize });
  await graph.close();
  process.disconnect();
});
process.send('ready');
