import { type ProgramResult, runProgram } from './run-program.ts';

/** Runs a Turborepo task over packages (all by default); what has not changed comes from its cache. */
export async function runTurbo(task: string, packages: readonly string[] = []): Promise<ProgramResult> {
  const filters = packages.map((name) => `--filter=@latchkey/${name}`);
  return runProgram('turbo', [
    'run',
    task,
    ...filters,
    '--output-logs=errors-only',
    '--log-prefix=none',
    '--continue=always',
  ]);
}

/** Builds apps, as `runTurbo`. @throws with the output of the failed build. */
export async function buildApps(apps: readonly string[]): Promise<void> {
  const { code, output } = await runTurbo('build', apps);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
