import { expect, test } from 'vitest';
import { cookieAttributes } from './cookie-attributes.ts';

const lax = { sameSite: 'lax', partitioned: false };
const none = { sameSite: 'none', partitioned: true, secure: true };

test.each([
  ['one host', 'https://example.com', 'https://example.com', { ...lax, secure: true }],
  ['sister hosts', 'https://app.example.com', 'https://api.example.com', { ...lax, secure: true }],
  ['below one another', 'https://example.co.uk', 'https://api.example.co.uk', { ...lax, secure: true }],
  ['this machine', 'http://127.0.0.1:4100', 'http://127.0.0.1:4101', { ...lax, secure: false }],
  ['a static host', 'https://latchkey.pages.dev', 'https://api.example.com', none],
  ['two customers of one hoster', 'https://one.pages.dev', 'https://two.pages.dev', none],
  ['two domains of one country', 'https://one.co.uk', 'https://two.co.uk', none],
  ['another scheme', 'http://app.example.com', 'https://api.example.com', none],
  [
    'no https, so no other way',
    'https://one.example.com',
    'http://two.example.org',
    { ...lax, secure: false },
  ],
])('%s', (_, publicWebUrl, publicApiUrl, expected) => {
  expect(cookieAttributes({ publicWebUrl, publicApiUrl })).toEqual(expected);
});
