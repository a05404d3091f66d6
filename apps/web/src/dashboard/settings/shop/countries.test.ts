import { expect, test } from 'vitest';
import { countriesIn } from './countries.ts';

test.each([
  ['en', 'DE', 'Germany'],
  ['fr', 'DE', 'Allemagne'],
  ['fr', 'GB', 'Royaume-Uni'],
])('in %s, %s is %s', (locale, code, name) => {
  expect(countriesIn(locale)).toContainEqual({ code, name });
});

test('neither unions nor countries that are no more, and each once', () => {
  const found = countriesIn('en');
  const codes = found.map(({ code }) => code);
  for (const gone of ['EU', 'UN', 'ZZ', 'SU', 'DD', 'YU', 'UK']) expect(codes).not.toContain(gone);
  expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
  expect(found.length).toBeGreaterThan(230);
});
