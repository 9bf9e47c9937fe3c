/** Opens the graph, starting a server when there is none and none is named, does `work`, and closes it again. */
export async function withGraph(work) {
    const [{ readSettings }, { ensureServer }, { terminalProgress }, { openGraph }] = await Promise.all([
        import('../settings.js'),
        import('../graph/server/ensure-server.js'),
        import('../graph/server/progress.js'),
        import('../graph/connect.js'),
    ]);
    const { progress, end } = terminalProgress();
    const connection = await ensureServer(readSettings(), progress).finally(end);
    const graph = openGraph(connection);
    try {
        return await work(graph);
    }
    finally {
        await graph.close();
    }
}
