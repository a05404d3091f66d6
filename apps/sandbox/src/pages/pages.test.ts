import { afterAll, beforeAll, expect, test } from 'vitest';
import { botToken, type SandboxHarness, startSandbox, withChannel } from '../../test/start-sandbox.ts';

let sandbox: SandboxHarness;
let payerId: number;
let chatId: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ payerId, chatId } = await withChannel(sandbox));
});
afterAll(() => sandbox.stop());

const page = async (path: string) => {
  const response = await fetch(`${sandbox.url}${path}`, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  return response.text();
};

test.each(['/', '/play', '/telegram', '/mail', '/play?user=1'])(
  '%s is a page without anything from elsewhere',
  async (path) => {
    const text = await page(path);
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/(src|href)="https?:/);
    // Only BotFather tells tokens.
    expect(text.includes(botToken)).toBe(path === '/telegram');
  },
);

test('a name or a message cannot bring in markup', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const person = await sandbox.control<{ id: number }>('/users', { firstName: evil });
  await sandbox.control(`/users/${person.id}/start`);
  await sandbox.api.sendMessage(person.id, `${evil} https://example.com/"onclick="x`);
  const text = await page(`/play?user=${person.id}`);
  expect(text).not.toContain('<img');
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(text).not.toContain('"onclick="');
});

test('what may become of an account is a switch on its page', async () => {
  const person = await sandbox.control<{ id: number }>('/users', { firstName: 'Ada' });
  expect(await page(`/play?user=${person.id}`)).toContain('Be in too many channels');
  await sandbox.control(`/users/${person.id}/settings`, { inTooManyChannels: true, deactivated: true });
  const text = await page(`/play?user=${person.id}`);
  expect([text.includes('Leave some channels'), text.includes('Bring the account back')]).toEqual([
    true,
    true,
  ]);
});

test('t.me links stay inside: start, join, pay', async () => {
  const invite = await sandbox.api.createChatInviteLink(chatId, { creates_join_request: true });
  await sandbox.api.sendMessage(payerId, 'Come', {
    reply_markup: {
      inline_keyboard: [
        [{ text: 'In', url: invite.invite_link }],
        [{ text: 'Go', url: 'https://t.me/latchkey_bot?start=abc' }],
      ],
    },
  });
  const chat = await page(`/play?user=${payerId}`);
  expect(chat).toContain(`join=${encodeURIComponent(invite.invite_link)}`);
  expect(chat).toContain('bot=latchkey_bot&amp;start=abc');
  expect(await page(`/play?user=${payerId}&join=${encodeURIComponent(invite.invite_link)}`)).toContain(
    'Request to join',
  );
  expect(await page(`/play?user=${payerId}&start=claim-1`)).toContain('<code>claim-1</code>');
  expect(await page(`/play?user=${payerId}&link=${encodeURIComponent(invite.invite_link)}`)).toContain(
    'Request to join',
  );
  const invoice = await sandbox.api.createInvoiceLink('A month', 'Of talks', 'p', '', 'XTR', [
    { label: 'x', amount: 250 },
  ]);
  expect(await page(`/play?user=${payerId}&invoice=${encodeURIComponent(invoice)}`)).toContain('Pay ★ 250');
});

test('/t/… leads where t.me would', async () => {
  const to = async (path: string) => {
    const response = await fetch(`${sandbox.url}${path}`, { redirect: 'manual' });
    return response.headers.get('location');
  };
  expect(await to('/t/latchkey_bot?start=abc')).toBe('/play?bot=latchkey_bot&start=abc');
  expect(await to('/t/+hash')).toBe('/play?join=https%3A%2F%2Ft.me%2F%2Bhash');
  expect(await to('/t/$slug')).toBe('/play?invoice=https%3A%2F%2Ft.me%2F%24slug');
});

test('BotFather makes a bot, gives its token, and takes the token back', async () => {
  const { token } = await sandbox.control<{ token: string }>('/bots', {
    firstName: 'Brand',
    username: 'brand_bot',
  });
  const me = async (with_: string) =>
    (await fetch(`${sandbox.url}/bot${with_}/getMe`)).json() as Promise<{ error_code?: number }>;
  expect(await me(token)).toMatchObject({ ok: true, result: { username: 'brand_bot', first_name: 'Brand' } });
  expect(await page('/telegram')).toContain(token);
  const renewed = (await sandbox.control<{ token: string }>('/bots/brand_bot/token', {})).token;
  expect(renewed.split(':')[0]).toBe(token.split(':')[0]);
  expect((await me(token)).error_code).toBe(401);
  expect(await me(renewed)).toMatchObject({ ok: true });
  const again = fetch(`${sandbox.url}/telegram/control/bots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'brand_bot' }),
  });
  expect((await again).status).toBe(409);
  const father = await fetch(`${sandbox.url}/t/BotFather`, { redirect: 'manual' });
  expect(father.headers.get('location')).toBe('/telegram#botfather');
});

test('the chat page shows who is inside and what the bot may do', async () => {
  await sandbox.control(`/chats/${chatId}/members`, { userId: payerId, status: 'member' });
  const text = await page(`/telegram/chats/${chatId}`);
  expect(text).toContain('✓ invite users');
  expect(text).toContain('added by Olga');
});
