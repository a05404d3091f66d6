import { checkout } from './checkout.ts';
import { colour } from './colour.ts';
import { checkEnvironmentPage } from './docs/check-environment-page.ts';
import { runProgram } from './run-program.ts';
import { runTurbo } from './run-turbo.ts';
import { checkBoundaries } from './verify/boundaries/check-boundaries.ts';
import { checkDocPaths } from './verify/doc-paths/check-doc-paths.ts';
import { checkHardCases } from './verify/hard-cases/check-hard-cases.ts';

const fix = process.argv.includes('--fix');

/** Each returns what is wrong; nothing when all is well. */
const checks: Record<string, () => Promise<string> | string> = {
  'docs/environment.md': () => checkEnvironmentPage(checkout, fix),
  'doc paths': () => checkDocPaths(checkout).join('\n'),
  'hard cases': () => checkHardCases(checkout).join('\n'),
  boundaries: () => checkBoundaries(checkout).join('\n'),
  'format and lint': () =>
    said(runProgram('biome', fix ? ['check', '--write', '.'] : ['ci', '--error-on-warnings', '.'])),
  'unused code': () => said(runProgram('knip', ['--no-progress'])),
  types: () => said(runTurbo('typecheck')),
};

const startedAt = Date.now();
const results = await Promise.all(Object.entries(checks).map(([name, check]) => run(name, check)));
const failed = results.filter((ok) => !ok).length;
const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(
  failed === 0 ? `verified in ${seconds} s\n` : `${failed} of ${results.length} checks failed\n`,
);
process.exit(failed === 0 ? 0 : 1);

async function run(name: string, check: () => Promise<string> | string): Promise<boolean> {
  const begunAt = Date.now();
  const problems = await Promise.resolve()
    .then(check)
    .catch((error: unknown) => String(error));
  const time = colour('grey', `${((Date.now() - begunAt) / 1000).toFixed(1)} s`);
  const ok = problems === '';
  process.stdout.write(
    `${ok ? colour('green', '✓') : colour('red', '✗')} ${name} ${time}\n${ok ? '' : `${problems}\n`}`,
  );
  return ok;
}

async function said(running: ReturnType<typeof runProgram>): Promise<string> {
  const { code, output } = await running;
  return code === 0 ? '' : output.trim() || `exit code ${code}`;
}
