import { type Locale, locales } from '@latchkey/contracts/locale';
import { describe, expect, test } from 'vitest';
import type { Mail } from '../mail.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { changeEmailMail } from './change-email.ts';
import { erasureMail } from './erasure.ts';
import { invitationMail } from './invitation.ts';
import { magicLinkMail } from './magic-link.ts';
import { memberLinkMail } from './member-link.ts';
import { moveMail } from './move.ts';
import { noticeMail } from './notice.ts';
import { type PurchaseMail, purchaseMail } from './purchase.ts';
import { resetPasswordMail } from './reset-password.ts';
import { securityChangeMail } from './security-change.ts';
import { signInCodeMail } from './sign-in-code.ts';
import { supportAnswerMail } from './support-answer.ts';
import { verifyEmailMail } from './verify-email.ts';
import { wayInMail } from './way-in.ts';
import { type WithdrawalMail, withdrawalMail } from './withdrawal.ts';

const url = 'https://example.com/x?a=1&b=2#token=abc';
const invitation = { inviter: 'Ada', organisation: 'Morning Notes', role: 'support', url, days: 7 } as const;

const at = new Date('2026-11-20T12:00:00Z');
const bought: PurchaseMail = {
  shop: 'Blue Door',
  orderId: 'ord_1',
  plan: 'Monthly',
  interval: 'month',
  trialDays: 7,
  price: { amountMinor: 1_000n, currency: 'EUR' },
  orderedAt: at,
  channels: ['Inside', 'Chat'],
  seller: { legalName: 'Ada Example', address: '1 rue Exemple\n75001 Paris', email: 'ada@example.com' },
  agreed: { at, consent: 'At once.', terms: '## 1. Who\n\nWe and you.', withdrawal: 'Within 14 days.' },
  withdrawUntil: new Date('2026-12-05T12:00:00Z'),
  timeZone: 'Europe/Paris',
  url,
};
const withdrawn: WithdrawalMail = {
  ...bought,
  name: 'Grace',
  email: 'grace@example.com',
  receivedAt: at,
  acts: [
    {
      act: 'refund',
      subject: 'pay_1' as never,
      amountMinor: '667',
      currency: 'EUR',
      outcome: 'pending',
      obstacle: null,
    },
  ],
};

const moving = {
  shop: 'Blue Door',
  askedAt: at,
  readyAt: new Date(at.getTime() + 86_400_000),
  expiresAt: new Date(at.getTime() + 8 * 86_400_000),
  timeZone: 'Europe/Paris',
  url,
};

const templates: Record<string, (locale: Locale) => Mail> = {
  magicLink: (locale) => magicLinkMail(locale, { url, minutes: 15 }),
  verifyEmail: (locale) => verifyEmailMail(locale, { url, hours: 1 }),
  changeEmail: (locale) => changeEmailMail(locale, { newEmail: 'new@example.com', url, hours: 1 }),
  move: (locale) => moveMail(locale, 'ready', moving),
  'move.asked': (locale) => moveMail(locale, 'asked', moving),
  resetPassword: (locale) => resetPasswordMail(locale, { url, minutes: 30 }),
  securityChange: (locale) => securityChangeMail(locale, { change: 'password', url }),
  invitation: (locale) => invitationMail(locale, invitation),
  signInCode: (locale) => signInCodeMail(locale, { code: '123456', minutes: 10 }),
  purchase: (locale) => purchaseMail(locale, bought),
  wayIn: (locale) => wayInMail(locale, { shop: 'Blue Door', channel: 'Inside', link: url, memberUrl: url }),
  notice: (locale) =>
    noticeMail(locale, {
      shop: 'Blue Door',
      subject: 'Two channels are open',
      body: 'Your channels are open.\n\n• Inside\n• Chat\n\nAsk to join.',
      buttons: ['Inside', 'Chat'].map((text) => ({ text, url: `${url}${text}` })),
      pageUrl: url,
    }),
  memberLink: (locale) => memberLinkMail(locale, { shop: 'Blue Door', url, days: 30 }),
  withdrawal: (locale) => withdrawalMail(locale, withdrawn),
  supportAnswer: (locale) =>
    supportAnswerMail(locale, {
      shop: 'Blue Door',
      number: 7,
      question: 'When is the next talk?',
      answer: 'On Monday.\n\nSee you there.',
    }),
  erasure: (locale) => erasureMail(locale, { shop: 'Blue Door', at, timeZone: 'Europe/Paris' }),
};

test('every kind of mail is tried here', () => {
  expect([...new Set(Object.keys(templates).map((name) => name.split('.')[0]))].sort()).toEqual(
    Object.keys(en)
      .filter((name) => name !== 'layout')
      .sort(),
  );
});

describe.each(locales)('%s', (locale) => {
  test.each(Object.entries(templates))('%s says the same as text and as HTML', (_, make) => {
    const { subject, text, html } = make(locale);
    expect(`${subject}${text.replaceAll(url, '')}`).not.toMatch(/[{}#<>]|undefined|invitation\.|layout\./);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain(`<html lang="${locale}">`);
    const shown = read(html);
    for (const paragraph of text.split('\n\n').slice(0, -1)) {
      for (const line of paragraph.split(/\n|: /)) expect(shown).toContain(line);
    }
  });
});

test('the receipt of a withdrawal has its content, its date and time, and what comes back', () => {
  expect(withdrawalMail('en', withdrawn).text).toMatch(
    /Received: 20 November 2026 at 13:00:00 \(Europe\/Paris\)[\s\S]*Name: Grace[\s\S]*Contract: Monthly[\s\S]*You get back: €6\.67/,
  );
  expect(withdrawalMail('fr', withdrawn).text).toContain('Remboursement: 6,67');
  expect(withdrawalMail('en', { ...withdrawn, acts: [] }).text).toContain('Nothing was paid');
});

test('what can be clicked is there in full in both', () => {
  const { text, html } = magicLinkMail('en', { url, minutes: 15 });
  expect(text).toContain(url);
  expect(html).toContain(`href="${url.replace('&', '&amp;')}"`);
});

test('words of people cannot become HTML, nor a second header', () => {
  const organisation = '<img src=x onerror=alert(1)> "&"';
  const { html } = invitationMail('en', { ...invitation, organisation });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&quot;');
});

test('names with braces and apostrophes are not taken for placeholders', () => {
  const { subject } = invitationMail('en', { ...invitation, inviter: "O'Neil {x}" });
  expect(subject).toBe("O'Neil {x} invites you to Morning Notes");
});

test('French has the placeholders of English, and no space that may break where it must not', () => {
  const translated = new Map(flat(fr));
  for (const [path, original] of flat(en)) {
    const words = translated.get(path) ?? '';
    expect(marksOf(words), path).toEqual(marksOf(original));
    expect(words, path).not.toMatch(/ [!?;:»]|« /);
  }
});

function flat(value: object, path = ''): [path: string, words: string][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${path}${key}`, inner]] : flat(inner, `${path}${key}.`),
  );
}

/** What an HTML mail shows, one word after the other. */
function read(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

function marksOf(words: string): string[] {
  return [...new Set([...words.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] as string))].sort();
}
