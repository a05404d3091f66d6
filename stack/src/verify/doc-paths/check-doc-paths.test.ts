import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDocPaths } from './check-doc-paths.ts';

test('paths, links and npm scripts that do not exist are found, others not', () => {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-docs-'));
  mkdirSync(join(root, 'libs/db/src'), { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ scripts: { start: 'x', demo: 'x' } }));
  writeFileSync(join(root, 'libs/db/src/plan.ts'), '');
  writeFileSync(
    join(root, 'libs/db/README.md'),
    '`src/plan.ts` `src/gone.ts` `libs/db/src/plan.ts` `libs/gone/x.ts` `libs/*/src` [a](src/plan.ts#x) [b](../gone.md) [c](https://example.com/x) `npm run demo` `npm run gone` `npm start` `npm test`',
  );
  expect(checkDocPaths(root)).toEqual([
    'libs/db/README.md: libs/gone.md does not exist',
    'libs/db/README.md: libs/gone/x.ts does not exist',
    'libs/db/README.md: libs/db/src/gone.ts does not exist',
    'libs/db/README.md: there is no npm script "gone"',
    'libs/db/README.md: there is no npm script "test"',
  ]);
  rmSync(root, { recursive: true });
});
