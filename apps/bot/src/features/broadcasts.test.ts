import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Features, startFeatures } from '../../test/start-features.ts';
import { buttonPress, textMessage } from '../../test/updates.ts';

let features: Features;
beforeEach(async () => {
  features = await startFeatures();
});
afterEach(() => features.close());

const organisationId = `org_${'a'.repeat(26)}`;
const choices = (...all: object[]) => Object.assign(features.api.state, { broadcastChoices: all });
const blueDoor = { organisationId, name: 'Blue Door', wanted: true };

test('/notifications shows whose messages come; a press turns one off, in the same message', async () => {
  choices(blueDoor);
  await features.handle(textMessage(1, 42, '/notifications'));
  expect(features.telegram.callsOf('sendMessage')[0]?.reply_markup).toEqual({
    inline_keyboard: [[{ text: '🔔 Blue Door', callback_data: `broadcast:mute:${organisationId}` }]],
  });
  await features.handle(buttonPress(2, 42, `broadcast:mute:${organisationId}`));
  expect(features.api.callsOf('chooseBroadcasts')).toMatchObject([
    { person: { id: 42 }, organisationId, wanted: false },
  ]);
  expect(features.telegram.callsOf('editMessageText')[0]?.reply_markup).toEqual({
    inline_keyboard: [[{ text: '🔕 Blue Door', callback_data: `broadcast:unmute:${organisationId}` }]],
  });
});

test('who is a member nowhere is told so', async () => {
  choices();
  await features.handle(textMessage(1, 42, '/notifications'));
  expect(features.telegram.callsOf('sendMessage')[0]?.text).toContain('member nowhere');
});

test('the button below a broadcast opts out, says so, and becomes the way back', async () => {
  choices(blueDoor);
  await features.handle(buttonPress(1, 42, `broadcast:off:${organisationId}`));
  expect(features.telegram.callsOf('editMessageReplyMarkup')[0]?.reply_markup).toEqual({
    inline_keyboard: [
      [{ text: '🔔 Messages from Blue Door again', callback_data: `broadcast:on:${organisationId}` }],
    ],
  });
  expect(features.telegram.callsOf('answerCallbackQuery')[0]?.text).toContain('no more messages');
  expect(features.telegram.callsOf('sendMessage')).toEqual([]);
  await features.handle(buttonPress(2, 42, `broadcast:on:${organisationId}`));
  expect(features.api.callsOf('chooseBroadcasts')).toMatchObject([{ wanted: false }, { wanted: true }]);
});

test('a button of a creator with whom one has nothing to do any more answers kindly', async () => {
  choices();
  await features.handle(buttonPress(1, 42, `broadcast:off:${organisationId}`));
  expect(features.api.callsOf('chooseBroadcasts')).toEqual([]);
  expect(features.telegram.callsOf('answerCallbackQuery')[0]).toMatchObject({ show_alert: true });
});
