import { spawnSync } from 'node:child_process';

/** Env PYTHON, else python3. */
const PYTHON = process.env.PYTHON || 'python3';

/** Runs a Python program on a text; undefined when there is no Python. */
export function python(args: readonly string[], input = ''): { code: number | null; output: string } | undefined {
  const { status, stdout, stderr, error } = spawnSync(PYTHON, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return error ? undefined : { code: status, output: `${stdout}${stderr}` };
}

/** Why Python cannot import a module; undefined when it can. */
export function lacking(module: string): string | undefined {
  const tried = python(['-c', `import ${module}`]);
  if (!tried) return `there is no ${PYTHON}; set PYTHON`;
  return tried.code === 0 ? undefined : `${PYTHON} has no package ${module}: pip install ${module}`;
}
