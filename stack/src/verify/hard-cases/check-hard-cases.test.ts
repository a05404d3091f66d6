import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkout } from '../../checkout.ts';
import { checkHardCases } from './check-hard-cases.ts';

const root = mkdtempSync(join(tmpdir(), 'latchkey-cases-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'docs'));
mkdirSync(join(root, 'libs'));

/** A checkout with one test file, and a map in which every case but those given is still to come or well tested. */
function check(map: Record<number, string>, tests: string): string[] {
  writeFileSync(join(root, 'libs/a.test.ts'), tests);
  writeFileSync(
    join(root, 'libs/rest.test.ts'),
    rest(map)
      .map((n) => `test('hard case ${n}: holds')`)
      .join('\n'),
  );
  const lines = Array.from({ length: 39 }, (_, index) => index + 1).flatMap((n) =>
    map[n] === '' ? [] : [`## ${n}. x`, map[n] ?? '- `libs/rest.test.ts`: holds'],
  );
  writeFileSync(join(root, 'docs/hard-cases.md'), lines.join('\n'));
  return checkHardCases(root).map((problem) => problem.replace('docs/hard-cases.md: ', ''));
}

function rest(map: Record<number, string>): number[] {
  return Array.from({ length: 39 }, (_, index) => index + 1).filter((n) => map[n] === undefined);
}

test('a map that is true has nothing to say', () => {
  const tests = `describe("hard case 2: the buyer's link", () => {}); test('hard case 2: twice')`;
  expect(
    check({ 2: "- `libs/a.test.ts`: the buyer's link; twice", 14: '- no test yet: later' }, tests),
  ).toEqual([]);
});

test('what the map and the tests do not agree on is found', () => {
  expect(check({ 1: '' }, '')).toEqual(['case 1 is missing']);
  expect(check({ 1: '- no test yet: later' }, '')).toEqual(['case 1 has no test']);
  expect(check({ 1: '- `libs/gone.test.ts`: a' }, '')).toEqual(['case 1: libs/gone.test.ts does not exist']);
  expect(check({ 1: '- `libs/a.test.ts`: a' }, "test('a')")).toEqual([
    'case 1: no test in libs/a.test.ts begins with "hard case 1: "',
  ]);
  expect(check({ 1: '- `libs/a.test.ts`: a' }, "test('hard case 1: b')")).toEqual([
    'case 1: libs/a.test.ts should read "b", not "a"',
  ]);
  expect(check({}, "test('hard case 7: b')")).toEqual([
    'case 7: libs/a.test.ts has a test of it that the map does not name',
  ]);
  expect(check({ 1: '- soon' }, '')).toEqual([
    'case 1: "- soon" is no line of the map',
    'case 1 has no test',
  ]);
});

test('this checkout has its map in order', () => {
  expect(readFileSync(join(checkout, 'docs/hard-cases.md'), 'utf8')).toContain('## 39.');
  expect(checkHardCases(checkout)).toEqual([]);
});
