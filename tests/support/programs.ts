import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a program into `folder` that stands in for one that this machine lacks or that would need the network. */
export function standIn(folder: string, name: string, script: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
