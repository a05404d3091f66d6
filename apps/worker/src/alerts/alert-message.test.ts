import { actionsOfChannel } from '@latchkey/contracts/access/reasons';
import { alertKinds, alertTellings } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { type Locale, locales } from '@latchkey/contracts/locale';
import { describe, expect, test } from 'vitest';
import { alertMessage } from './alert-message.ts';

const about = {
  alertId: `alr_${'0'.repeat(26)}` as AlertId,
  organisationId: `org_${'0'.repeat(26)}` as OrganisationId,
};
const web = 'https://web.example.com';
const message = (
  kind: (typeof alertKinds)[number],
  detail: Record<string, unknown> = {},
  locale: Locale = 'en',
) =>
  alertMessage({ ...about, occasion: 'raised', kind, detail, channelTitle: '<i>Red</i> & Door' }, locale, web)
    .html;

describe.each(alertKinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))(
  '%s in %s',
  (kind, locale) => {
    test.each([
      {},
      { action: 'person_is_admin', count: 500 },
      { action: 7, count: -1 },
      { action: null, count: 'many' },
    ])('has words, whatever its detail: %j', (detail) => {
      const html = message(kind, detail, locale);
      expect(html.length).toBeGreaterThan(20);
      expect(html).not.toMatch(/undefined|null|NaN|\[object/);
      // Titles are anybody's text: nobody writes into our words.
      expect(html.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/);
    });

    test('leads to its page, and has buttons that Telegram takes', () => {
      const { buttons } = alertMessage(
        { ...about, occasion: 'raised', kind, detail: {}, channelTitle: null },
        locale,
        web,
      );
      expect(buttons.at(-1)).toMatchObject({
        url: expect.stringContaining(`${web}/o/${about.organisationId}/`),
      });
      for (const button of buttons)
        expect('callback_data' in button ? button.callback_data.length : 0).toBeLessThanOrEqual(64);
      const isSeen = buttons.some(
        (button) => 'callback_data' in button && button.callback_data.includes(':ack:'),
      );
      // What lasts goes by itself; what has happened, if it is listed, is put aside by a person.
      if (isSeen) expect(alertTellings[kind]).toBe('happening');
    });

    test('has words without a channel', () => {
      const { html } = alertMessage(
        { ...about, occasion: 'raised', kind, detail: {}, channelTitle: null },
        locale,
        web,
      );
      expect(html).not.toMatch(/undefined|null/);
    });
  },
);

test.each(actionsOfChannel.filter((action) => action !== 'link_missing'))(
  'trouble in a channel (%s) says what to do, and where',
  (action) => {
    expect(message('channel_trouble', { action })).toContain('<b>&lt;i&gt;Red&lt;/i&gt; &amp; Door</b>');
    expect(message('channel_trouble', { action })).not.toBe(message('channel_trouble'));
  },
);

test('what has an end that is told has words for it', () => {
  expect(alertTellings).toMatchObject({
    channel_trouble: 'state_and_end',
    removal_refused: 'state_and_end',
  });
  const over = (kind: 'channel_trouble' | 'removal_refused', action: string) =>
    alertMessage(
      { ...about, occasion: 'solved', kind, detail: { action }, channelTitle: 'Red Door' },
      'en',
      web,
    ).html;
  expect(over('channel_trouble', 'bot_lacks_rights')).toBe(
    '✅ Solved: all is well again in <b>Red Door</b>.',
  );
  expect(over('channel_trouble', 'updates_missing')).toContain('hears from Telegram again');
  expect(over('channel_trouble', 'members_missing')).toContain('hears from Telegram again');
  expect(over('removal_refused', 'person_is_admin')).toContain('done, or no longer needed');
});
