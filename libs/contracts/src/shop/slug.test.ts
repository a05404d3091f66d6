import { expect, test } from 'vitest';
import { Slug, slugOf } from './slug.ts';

test.each([
  ['Blue Door', 'blue-door'],
  ['  Café de l’Été!  ', 'cafe-de-l-ete'],
  ['A — B', 'a-b'],
  ['Студия', 'creator'],
  ['x'.repeat(80), 'x'.repeat(48)],
  [`${'x'.repeat(47)} y`, 'x'.repeat(47)],
])('%s leads to %s', (name, slug) => {
  expect(slugOf(name, 'creator')).toBe(slug);
  expect(Slug.safeParse(slug).success).toBe(true);
});

test.each(['', 'Blue', 'a--b', '-a', 'a-', 'a_b', 'x'.repeat(49)])('%j is none', (slug) => {
  expect(Slug.safeParse(slug).success).toBe(false);
});
