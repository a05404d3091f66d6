import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, type SandboxHarness, startSandbox } from '../../../test/start-sandbox.ts';
import { commandsShown } from './bot-commands.ts';

let telegram: SandboxHarness;
beforeAll(async () => {
  telegram = await startSandbox();
});
afterAll(() => telegram.stop());

const status = { command: 'status', description: 'How it stands' };
const statut = { command: 'status', description: 'Où cela en est' };
const scope = { type: 'all_private_chats' } as const;

test('commands are kept by scope and language, and so are the descriptions', async () => {
  const { api } = telegram;
  await api.setMyCommands([status], { scope });
  await api.setMyCommands([statut], { scope, language_code: 'fr' });
  expect(await api.getMyCommands({ scope })).toEqual([status]);
  expect(await api.getMyCommands({ scope, language_code: 'fr' })).toEqual([statut]);
  expect(await api.getMyCommands()).toEqual([]);
  await api.setMyDescription('Un bot', { language_code: 'fr' });
  expect(await api.getMyDescription({ language_code: 'fr' })).toEqual({ description: 'Un bot' });
  expect(await api.getMyDescription()).toEqual({ description: '' });
  await api.deleteMyCommands({ scope, language_code: 'fr' });
  expect(await api.getMyCommands({ scope, language_code: 'fr' })).toEqual([]);
});

test('what Telegram would not take is refused', async () => {
  const { api } = telegram;
  const set = (command: string, description: string) =>
    refusal(api.setMyCommands([{ command, description }]));
  expect(await set('Bad Name', 'x')).toContain('BOT_COMMAND_INVALID');
  expect(await set('good', 'x'.repeat(257))).toContain('BOT_COMMAND_DESCRIPTION_INVALID');
  expect(await refusal(api.setMyShortDescription('x'.repeat(121)))).toContain('too long');
});

test('a person sees the nearest list, in their language first', () => {
  const lists = { 'all_private_chats/': [status], 'all_private_chats/fr': [statut], 'default/': [] };
  const shown = (language?: string) => commandsShown(lists, { chatId: 1, language });
  expect(shown('fr')).toEqual([statut]);
  expect(shown('de')).toEqual([status]);
  expect(commandsShown({ ...lists, 'chat1/': [] }, { chatId: 1, language: 'fr' })).toEqual([]);
  expect(commandsShown(undefined, { chatId: 1, language: 'fr' })).toEqual([]);
});
