import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentPage } from './environment-page.ts';

/** Compares docs/environment.md with what the schemas say; with `fix`, writes it. Returns what is wrong. */
export function checkEnvironmentPage(root: string, fix: boolean): string {
  const file = join(root, 'docs', 'environment.md');
  const page = environmentPage();
  if (existsSync(file) && readFileSync(file, 'utf8') === page) return '';
  if (!fix) return 'It is not what the schemas say; `npm run verify -- --fix` writes it.';
  writeFileSync(file, page);
  return '';
}
