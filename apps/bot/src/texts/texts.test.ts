import { locales } from '@latchkey/contracts/locale';
import { expect, test } from 'vitest';
import { visibleLength } from '../../test/visible-length.ts';
import type { Html } from '../render/html.ts';
import { textsFor } from './texts-for.ts';

// That every text exists in every language is held by the types (`Texts`); here is what they cannot say.
const longName = '<&>'.repeat(43);
/** What stands last: a name as well, or one of the words that some texts choose by. */
const samples = [longName, 'month', 'year', 'once'];

test.each(locales)(
  'every text in %s is there, and within the limits of Telegram with the longest names',
  (locale) => {
    const leaves = flatten(textsFor(locale));
    expect(leaves.length).toBeGreaterThan(50);
    for (const [path, said] of leaves) {
      const text = typeof said === 'string' ? said : said.html;
      expect(text.trim(), path).not.toBe('');
      // Plain strings are buttons, alerts, words at the till or descriptions; those with names are clipped where they are laid out.
      expect(visibleLength(text), path).toBeLessThanOrEqual(typeof said === 'string' ? 200 : 4_096);
    }
  },
);

test('French has no breakable space where it must not', () => {
  for (const [path, said] of flatten(textsFor('fr')))
    expect(typeof said === 'string' ? said : said.html, path).not.toMatch(/ [!?;:»]|« /);
});

/** Every text with its path; functions are called with what they may be given at the longest. */
function flatten(value: unknown, path = ''): [path: string, said: string | Html][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const said = samples.map((last) => value(longName, last));
    return said.filter((result) => !isLost(result)).flatMap((result) => flatten(result, path));
  }
  if (isHtml(value)) return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flatten(inner, path ? `${path}.${key}` : key),
  );
}

function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && 'html' in value;
}

/** Whether a text was asked to choose by a word that it does not know. */
function isLost(said: unknown): boolean {
  return /undefined/.test(isHtml(said) ? said.html : String(said));
}
