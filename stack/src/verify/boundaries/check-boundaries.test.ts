import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkout } from '../../checkout.ts';
import { checkBoundaries } from './check-boundaries.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test.each([
  ['libs/contracts/src/a.ts', `import '@latchkey/db/plan';`, 'R2'],
  ['libs/db/src/a.ts', `import { x } from '@latchkey/access/grant';`, 'R2'],
  ['libs/billing/src/a.ts', `export { x } from '@latchkey/db/plan';`, 'R2'],
  ['apps/web/src/a.tsx', `import type { Plan } from '@latchkey/db/plan';`, 'R2'],
  ['apps/bot/src/a.ts', `import { AppRouter } from '@latchkey/api/router';`, 'R3'],
  ['apps/web/src/a.ts', `import type { Context } from '@latchkey/api/context';`, 'R3'],
  ['apps/worker/src/a.ts', `import type { AppRouter } from '@latchkey/api/router';`, 'R3'],
  ['libs/runtime/src/a.ts', `import '../../db/src/plan.ts';`, 'R1'],
  ['libs/contracts/src/a.ts', `import { readFileSync } from 'node:fs';`, 'R4'],
  ['apps/api/src/a.ts', `import { eq } from 'drizzle-orm';`, 'R5'],
  ['apps/api/src/a.ts', `import postgres from 'postgres';`, 'R5'],
  ['apps/api/src/a.ts', `import type Stripe from 'stripe';`, 'R5'],
  ['apps/api/src/a.ts', `const { Queue } = await import('bullmq');`, 'R5'],
  ['apps/api/src/a.ts', `type Bot = import('grammy').Bot;`, 'R5'],
  ['apps/sandbox/src/a.ts', `import Stripe from 'stripe';`, 'R5'],
  ['libs/access/src/a.ts', `import { test } from 'vitest';`, 'R6'],
  ['libs/access/src/a.ts', `export const port = process.env.PORT;`, 'R7'],
  ['apps/api/src/a.ts', `const { env } = process;`, 'R7'],
])('%s: %s breaks %s', (file, text, rule) => {
  expect(checkBoundaries(workspace({ [file]: text }))).toEqual([expect.stringContaining(rule)]);
});

test('what is allowed is not found', () => {
  const files = {
    'apps/bot/src/a.ts': `import type { AppRouter } from '@latchkey/api/router'; import { Bot } from 'grammy';`,
    'apps/api/src/env.ts': `export const env = process.env;`,
    'apps/api/src/a.ts': `import { x } from '@latchkey/access/grant'; import './b.ts';`,
    'apps/sandbox/src/a.test.ts': `import Stripe from 'stripe'; import { test } from 'vitest';`,
    'apps/sandbox/src/b.ts': `import type Stripe from 'stripe';`,
    'libs/db/src/a.ts': `import { eq } from 'drizzle-orm'; import { x } from '@latchkey/contracts/money';`,
    'stack/src/demo.ts': `await import('../../e2e/src/demo.ts');`,
    'stack/src/a.ts': `console.log(process.env.PATH);`,
  };
  expect(checkBoundaries(workspace(files))).toEqual([]);
});

test('a circle of imports is found, over packages too; a circle of types alone is none', () => {
  const circle = {
    'libs/db/src/a.ts': `import './b.ts';`,
    'libs/db/src/b.ts': `export * from '@latchkey/db/a';`,
  };
  expect(checkBoundaries(workspace(circle)).join()).toContain('R8');
  const types = {
    'libs/db/src/a.ts': `import './b.ts';`,
    'libs/db/src/b.ts': `import type { A } from './a.ts';`,
  };
  expect(checkBoundaries(workspace(types))).toEqual([]);
});

test('the rules see this workspace', () => {
  expect(() => checkBoundaries(checkout)).not.toThrow();
});

function workspace(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-boundaries-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
