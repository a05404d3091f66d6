import { expect, test } from 'vitest';
import { Slug, slugOf } from './slug.ts';

test.each([
  ['Gold', 'gold'],
  ['  Édition dorée! ', 'edition-doree'],
  ['VIP & friends — 2026', 'vip-friends-2026'],
  ['Золото', 'plan'],
  ['🔥', 'plan'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('%s reads %s in an address', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(Slug.safeParse(slug).success).toBe(true);
});

test.each(['', 'Gold', 'a--b', '-a', 'a-', 'a b', 'a/b', 'a'.repeat(61)])('%j is none', (slug) => {
  expect(Slug.safeParse(slug).success).toBe(false);
});
