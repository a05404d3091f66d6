import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PageMeta } from '@latchkey/contracts/procedures/shop';
import { expect, onTestFinished, test } from 'vitest';
import { createAskMeta, localeAsked } from './ask-meta.ts';
import { fillHead } from './page-head.ts';

const page = '<!doctype html>\n<html lang="en" class="x">\n<head><title>Latchkey</title></head></html>';
const meta: PageMeta = {
  found: true,
  title: 'Morning Notes',
  description: 'Opens a channel.',
  locale: 'fr',
  canonical: '/c/ada/morning-notes',
  hidden: false,
};

test('the head says what the page is, in its language, with its own address', () => {
  const html = fillHead(page, meta, 'https://web.example.com');
  for (const part of [
    '<html lang="fr" class="x">',
    '<title>Morning Notes</title>',
    '<meta name="description" content="Opens a channel." />',
    '<meta property="og:title" content="Morning Notes" />',
    '<meta property="og:url" content="https://web.example.com/c/ada/morning-notes" />',
    '<link rel="canonical" href="https://web.example.com/c/ada/morning-notes" />',
    'hreflang="fr" href="https://web.example.com/c/ada/morning-notes?lang=fr"',
  ]) {
    expect(html).toContain(part);
  }
  expect(fillHead(page, { ...meta, hidden: true }, 'https://web.example.com')).toContain('content="noindex"');
});

test('a name cannot become markup, nor a placeholder of the replacement', () => {
  const title = `"><script>alert(1)</script> $& $' '`;
  const html = fillHead(page, { ...meta, title }, 'https://web.example.com');
  expect(html).not.toContain('<script>');
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; $&amp; $&#39; &#39;');
});

test.each([
  ['fr', 'en', 'fr'],
  [undefined, 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  [undefined, 'de,en;q=0.8,fr;q=0.7', 'en'],
  ['xx', 'de', 'en'],
  [undefined, undefined, 'en'],
  [['fr', 'en'], '', 'en'],
] as const)('asked for by %s and %s: %s', (lang, header, locale) => {
  expect(localeAsked(lang, header)).toBe(locale);
});

test('the api is asked once for half a minute; away, or answering nonsense, it says nothing and nothing breaks', async () => {
  let asked = 0;
  let answer: unknown = { result: { data: meta } };
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const ask = createAskMeta(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await ask('/c/ada', 'fr')).toEqual(meta);
  expect(await ask('/c/ada', 'fr')).toEqual(meta);
  expect(asked).toBe(1);
  answer = { error: {} };
  expect(await ask('/c/eve', 'fr')).toBeNull();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await ask('/c/ada', 'fr')).toEqual(meta);
  expect(await ask('/c/bob', 'fr')).toBeNull();
});
