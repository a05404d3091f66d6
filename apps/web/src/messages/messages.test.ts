import compile from 'icu-minify/compile';
import { expect, test } from 'vitest';
import { dashboardMessages as en } from './en/dashboard.ts';
import { shopMessages as shopEn } from './en/shop.ts';
import { dashboardMessages as fr } from './fr/dashboard.ts';
import { shopMessages as shopFr } from './fr/shop.ts';

// That every message exists in every language is held by the types (`satisfies Translation`); here is what they cannot say.
const bundles = [
  ['dashboard', en, fr],
  ['shop', shopEn, shopFr],
] as const;

test.each(bundles)(
  '%s: each translation has the placeholders and tags of the original',
  (_, original, translated) => {
    const pairs = flatten(original).map(([path, text]) => [
      path,
      marksOf(text),
      marksOf(at(translated, path)),
    ]);
    for (const [path, wanted, found] of pairs) expect([path, found]).toEqual([path, wanted]);
  },
);

test.each(bundles)(
  '%s: no message is empty; French has no breakable space where it must not',
  (_, original, translated) => {
    for (const [path, text] of [...flatten(original), ...flatten(translated)])
      expect(text.trim(), path).not.toBe('');
    for (const [path, text] of flatten(translated)) expect(text, path).not.toMatch(/ [!?;:»]|« /);
  },
);

function flatten(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flatten(inner, path ? `${path}.${key}` : key),
  );
}

function at(value: unknown, path: string): string {
  return path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)[key], value) as string;
}

/** The names of arguments and tags, sorted, each once. */
function marksOf(text: string): string[] {
  const parsed = compile(text);
  const names = typeof parsed === 'string' ? [] : namesIn(parsed);
  return [...new Set(names)].sort();
}

/** Parts are texts and nodes: [name], [name, type, options?], [tag, ...parts]. */
function namesIn(parts: readonly unknown[]): string[] {
  return parts.filter(Array.isArray).flatMap(([name, second, options]: unknown[], index) => {
    if (typeof name !== 'string') return [];
    const inner = typeof second === 'number' ? Object.values(options ?? {}) : [];
    const children =
      typeof second === 'number' ? [] : (parts.filter(Array.isArray)[index] as unknown[]).slice(1);
    return [name, ...namesIn(children), ...inner.filter(Array.isArray).flatMap(namesIn)];
  });
}
