import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApiServer, startBotApiServer, token } from '../../test/bot-api-server.ts';
import { introduce } from './introduce.ts';

let telegram: BotApiServer;
beforeEach(async () => {
  telegram = await startBotApiServer();
});
afterEach(() => telegram.close());

test('commands and descriptions are told in every language, and again only when they have changed', async () => {
  const known = new Map<string, unknown>();
  const keyOf = (method: string, { language_code: language = '' }: Record<string, unknown>) =>
    `${method} ${language}`;
  for (const [what, field] of [
    ['MyCommands', 'commands'],
    ['MyDescription', 'description'],
    ['MyShortDescription', 'short_description'],
  ] as const) {
    telegram.answers.set(`set${what}`, (parameters) => {
      known.set(keyOf(what, parameters), parameters[field]);
      return true;
    });
    telegram.answers.set(`get${what}`, (parameters) => {
      const value = known.get(keyOf(what, parameters));
      return field === 'commands' ? (value ?? []) : { [field]: value ?? '' };
    });
  }
  const set = () => telegram.calls.filter(({ method }) => method.startsWith('set')).length;
  const api = new Api(token, { apiRoot: telegram.url });
  await introduce(api);
  expect(set()).toBe(7);
  expect(telegram.callsOf('setMyCommands').map(({ scope, language_code }) => [scope, language_code])).toEqual(
    [
      [{ type: 'all_private_chats' }, undefined],
      [{ type: 'all_private_chats' }, 'fr'],
    ],
  );
  telegram.answers.set('getChatMenuButton', () => ({ type: 'commands' }));
  await introduce(api);
  expect(set()).toBe(7);
  known.set('MyDescription fr', 'Another');
  await introduce(api);
  expect(set()).toBe(8);
});
