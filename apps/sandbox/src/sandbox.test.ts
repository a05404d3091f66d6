import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startSandbox, withChannel } from '../test/start-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a restart goes on where it was: time, people, chats, what waits for the bot', async () => {
  const dataFile = join(folder, 'state.json');
  const first = await startSandbox({ dataFile });
  const { payerId, chatId } = await withChannel(first);
  await first.control(`/users/${payerId}/send`, { text: 'before' });
  await first.clock.advance(3_600_000);
  await first.stop();

  const second = await startSandbox({ dataFile });
  expect(second.clock.now().getTime() - Date.now()).toBeGreaterThan(3_590_000);
  expect((await second.api.getChat(chatId)).title).toBe('Private talks');
  expect((await second.updates())[0]?.message?.text).toBe('before');
  await second.stop();
});

test('the clock moves forward by durations and to a moment, never back', async () => {
  const sandbox = await startSandbox();
  const at = async () => Date.parse((await sandbox.send<{ now: string }>('GET', '/clock')).now);
  const move = (body: object) => sandbox.send<{ now: string }>('POST', '/clock', body);
  const before = await at();
  expect(Date.parse((await move({ advance: '1d2h' })).now) - before).toBeGreaterThanOrEqual(26 * 3_600_000);
  await move({ to: '2099-01-01T00:00:00Z' });
  expect(new Date(await at()).getUTCFullYear()).toBe(2099);
  await expect(move({ to: '2098-01-01T00:00:00Z' })).rejects.toThrow('only moves forward');
  await expect(move({ advance: 'soon' })).rejects.toThrow('400');
  await sandbox.stop();
});

test('a move of the clock is answered when all listeners have run', async () => {
  const sandbox = await startSandbox();
  const ran: string[] = [];
  sandbox.clock.onAdvance(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    ran.push('first');
  });
  sandbox.clock.onAdvance(() => {
    ran.push('second');
  });
  await sandbox.send('POST', '/clock', { advance: '1s' });
  expect(ran).toEqual(['first', 'second']);
  await sandbox.stop();
});
