import { actionsOfChannel } from '@latchkey/contracts/access/reasons';
import { alertKinds, alertTellings } from '@latchkey/contracts/alerts/kinds';
import { describe, expect, test } from 'vitest';
import { alertMessage } from './alert-message.ts';

const message = (kind: (typeof alertKinds)[number], detail: Record<string, unknown> = {}) =>
  alertMessage({ occasion: 'raised', kind, detail, channelTitle: '<i>Red</i> & Door' }).html;

describe.each(alertKinds)('%s', (kind) => {
  test.each([
    {},
    { action: 'person_is_admin', count: 500 },
    { action: 7, count: -1 },
    { action: null, count: 'many' },
  ])('has words, whatever its detail: %j', (detail) => {
    const html = message(kind, detail);
    expect(html.length).toBeGreaterThan(20);
    expect(html).not.toMatch(/undefined|null|NaN|\[object/);
    // Titles are anybody's text: nobody writes into our words.
    expect(html.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/);
  });

  test('has words without a channel', () => {
    const { html } = alertMessage({ occasion: 'raised', kind, detail: {}, channelTitle: null });
    expect(html).not.toMatch(/undefined|null/);
  });
});

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
    alertMessage({ occasion: 'solved', kind, detail: { action }, channelTitle: 'Red Door' }).html;
  expect(over('channel_trouble', 'bot_lacks_rights')).toBe(
    '✅ Solved: all is well again in <b>Red Door</b>.',
  );
  expect(over('channel_trouble', 'updates_missing')).toContain('hears from Telegram again');
  expect(over('channel_trouble', 'members_missing')).toContain('hears from Telegram again');
  expect(over('removal_refused', 'person_is_admin')).toContain('done, or no longer needed');
});
