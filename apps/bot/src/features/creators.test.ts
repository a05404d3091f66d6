import type { AlertActOutcome } from '@latchkey/contracts/procedures/bot-creator';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../test/bot-api-server.ts';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { textMessage } from '../../test/updates.ts';

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

const alertId = `alr_${'0'.repeat(26)}`;
const open = { text: 'Open', url: 'https://example.com/o/attention' };
const tapped = (update_id: number, data: string, text = 'Many removals wait.'): Update => ({
  update_id,
  callback_query: {
    id: `tap-${update_id}`,
    from: { id: 42, is_bot: false, first_name: 'Ada' },
    chat_instance: '1',
    data,
    message: {
      message_id: 7,
      date: 1,
      chat: { id: 42, type: 'private', first_name: 'Ada' },
      text,
      entities: [{ type: 'bold', offset: 0, length: 4 }],
      reply_markup: { inline_keyboard: [[{ text: 'Release them', callback_data: data }], [open]] },
    },
  },
});
const answers = (outcome: AlertActOutcome, by: string | null = null) => {
  features.api.answers.actOnAlert = () => ({ outcome, by });
};

test('what was done is written into the alert, with who did it; the way to the web stays', async () => {
  answers('released', 'Grace');
  await features.handle(tapped(1, `alert:release:${alertId}`));
  expect(features.api.calls.at(-1)).toMatchObject({
    name: 'actOnAlert',
    input: { alertId, act: 'release', person: { id: 42 } },
  });
  expect(features.telegram.callsOf('editMessageText')).toMatchObject([
    {
      text: expect.stringMatching(/^Many removals wait\.\n\n✔️ Released by Grace\./),
      entities: [{ type: 'bold', offset: 0, length: 4 }],
      reply_markup: { inline_keyboard: [[open]] },
    },
  ]);
  expect(features.telegram.callsOf('answerCallbackQuery')).toHaveLength(1);
});

test('a second tap says the same and writes nothing twice', async () => {
  answers('acknowledged', 'Grace');
  await features.handle(tapped(1, `alert:ack:${alertId}`, 'A dispute.\n\n✔️ Seen by Grace.'));
  expect(features.called()).toEqual(['answerCallbackQuery']);
});

test('who may not do it is told so, and the alert stays as it is', async () => {
  answers('second_person');
  await features.handle(tapped(1, `alert:release:${alertId}`));
  expect(features.called()).toEqual(['answerCallbackQuery']);
  expect(features.telegram.callsOf('answerCallbackQuery')[0]).toMatchObject({ show_alert: true });
});

test('an alert that is too old to be changed: who tapped reads it all the same', async () => {
  answers('kept', 'Grace');
  features.telegram.answers.set('editMessageText', () =>
    refusal(400, "Bad Request: message can't be edited"),
  );
  await features.handle(tapped(1, `alert:keep:${alertId}`));
  expect(features.telegram.callsOf('answerCallbackQuery')).toHaveLength(1);
});

test.each(['alert:burn:alr_1', `alert:ack:${'x'.repeat(30)}`])('%s is no button of ours', async (data) => {
  await features.handle(tapped(1, data));
  expect(features.api.calls.map(({ name }) => name)).not.toContain('actOnAlert');
});

test('/stats: numbers for those who run an organisation; anybody else has no such command', async () => {
  await features.handle(textMessage(1, 42, '/stats'));
  features.api.answers.stats = () => [
    {
      organisation: 'Morning <Notes>',
      members: 120,
      joined: 14,
      inGrace: 2,
      leaving: 5,
      income: [
        { amountMinor: '123450', currency: 'EUR' },
        { amountMinor: '2500', currency: 'XTR' },
      ],
    },
  ];
  await features.handle(textMessage(2, 42, '/stats'));
  const [unknown, stats] = features.telegram.callsOf('sendMessage').map(({ text }) => String(text));
  expect(unknown).toContain('did not understand');
  expect(stats).toContain('<b>Morning &lt;Notes&gt;</b>\nMembers: <b>120</b>');
  expect(stats).toContain('€1,234.50 · ⭐ 2500');
});

test('who is linked to an organisation finds /stats in the list of commands, in this chat alone', async () => {
  features.api.answers.start = () => ({ kind: 'creator_linked', organisation: 'Studio' });
  await features.handle(textMessage(1, 42, '/start lnk_token'));
  const lists = features.telegram.callsOf('setMyCommands');
  expect(lists.map(({ scope, language_code: language }) => [scope, language])).toEqual([
    [{ type: 'chat', chat_id: 42 }, undefined],
    [{ type: 'chat', chat_id: 42 }, 'fr'],
  ]);
  for (const { commands } of lists) {
    expect(commands).toContainEqual(expect.objectContaining({ command: 'status' }));
    expect(commands).toContainEqual(expect.objectContaining({ command: 'stats' }));
  }
});
