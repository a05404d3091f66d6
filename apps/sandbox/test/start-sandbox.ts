import { createLogger } from '@latchkey/runtime/create-logger';
import { Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { expect } from 'vitest';
import { createSandbox } from '../src/sandbox.ts';
import { loadTelegramContract } from './telegram-contract.ts';

export const botToken = '7000000001:AAExampleExampleExampleExampleExam';

/** A sandbox of its own on a free port, with grammY as the bot's client and shorthands for the controls. */
export async function startSandbox(options: { dataFile?: string; smtpPort?: number } = {}) {
  const contract = await loadTelegramContract();
  const logger = createLogger({ name: 'sandbox', level: 'silent' });
  const { app, clock, smtpPort } = await createSandbox({
    logger,
    publicUrl: 'http://sandbox.test',
    botToken,
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const checkedFetch = async (
    target: string,
    init: { method?: string; headers?: object; body?: unknown },
  ) => {
    const { method, headers, body } = init;
    const response = await fetch(target, {
      ...(method ? { method } : {}),
      headers: new Headers(Object.entries(headers ?? {})),
      body: typeof body === 'string' ? body : null,
    });
    const text = await response.clone().text();
    contract.checkReply(target.split('/').at(-1) ?? '', response.status, text);
    return response;
  };
  const api = new Api(botToken, { apiRoot: url, fetch: checkedFetch as never });

  const send = async <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const allowed = [
    'message',
    'callback_query',
    'chat_member',
    'my_chat_member',
    'chat_join_request',
    'pre_checkout_query',
    'subscription',
    'channel_post',
  ] as const;

  return {
    url,
    api,
    clock,
    contract,
    smtpPort: smtpPort ?? 0,
    control: <T = Record<string, unknown>>(path: string, body: unknown = {}) =>
      send<T>('POST', `/telegram/control${path}`, body),
    look: <T = Record<string, unknown>>(path: string) => send<T>('GET', `/telegram/control${path}`),
    send,
    /** All updates since the last call, confirmed. */
    updates: async (): Promise<Update[]> => {
      const got = await api.getUpdates({ allowed_updates: [...allowed] });
      const last = got.at(-1);
      if (last) await api.getUpdates({ offset: last.update_id + 1, limit: 1 });
      return got;
    },
    stop: async () => {
      await app.close();
      expect(contract.findings).toEqual([]);
    },
  };
}

export type SandboxHarness = Awaited<ReturnType<typeof startSandbox>>;

/** A channel of Olga's with the bot as administrator, and Ada who has started the bot. */
export async function withChannel(
  telegram: SandboxHarness,
  type: 'channel' | 'supergroup' | 'group' = 'channel',
) {
  await telegram.api.getUpdates({
    allowed_updates: ['message', 'chat_member', 'my_chat_member', 'chat_join_request'],
  });
  const owner = await telegram.control<{ id: number }>('/users', { firstName: 'Olga' });
  const payer = await telegram.control<{ id: number }>('/users', { firstName: 'Ada', username: 'ada' });
  const chat = await telegram.control<{ id: number }>('/chats', {
    type,
    title: 'Private talks',
    ownerId: owner.id,
  });
  await telegram.control(`/chats/${chat.id}/bot`, {});
  await telegram.control(`/users/${payer.id}/start`, {});
  await telegram.updates();
  return { ownerId: owner.id, payerId: payer.id, chatId: chat.id };
}

/** The description with which the Bot API refuses. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
  throw error ?? new Error('The call was not refused');
}
