import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../src/graph/server/lock.js';
import { sleep } from '../../src/graph/server/processes.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-lock-'));
  path = join(folder, 'deep', 'server.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('ten at once work one after another, and the lock is gone afterwards', async () => {
  let inside = 0;
  let most = 0;
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      withLock(path, { timeoutMs: 60_000 }, async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
        return index;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(existsSync(path)).toBe(false);
});

test('it is given back when the work fails', async () => {
  const failing = withLock(path, { timeoutMs: 1_000 }, () => Promise.reject(new Error('no luck')));
  await expect(failing).rejects.toThrow('no luck');
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that lives is waited for, then reported with its number', async () => {
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await withLock(path, { timeoutMs: 1_000 }, async () => {});
  writeFileSync(path, `${holder.pid} of another process\n`);
  const waitedFor: number[] = [];
  const options = { timeoutMs: 300, onWait: (pid: number) => waitedFor.push(pid) };
  await expect(withLock(path, options, async () => {})).rejects.toThrow(`held by process ${holder.pid} for too long`);
  expect(waitedFor).toEqual([holder.pid]);
  holder.kill();
});

test.each(['999999999 dead\n', 'damaged'])('a stale lock is taken over: %j', async (content) => {
  await withLock(path, { timeoutMs: 1_000 }, async () => {});
  writeFileSync(path, content);
  expect(await withLock(path, { timeoutMs: 1_000 }, async () => 'done')).toBe('done');
});

test('a folder that cannot be written is named', async () => {
  writeFileSync(join(folder, 'deep'), 'a file where a folder should be');
  await expect(withLock(path, { timeoutMs: 1_000 }, async () => {})).rejects.toThrow(
    /deep cannot be written .* GUANXI_HOME/,
  );
});
