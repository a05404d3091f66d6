import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pressButton } from '../people/press-button.ts';
import { setBlocked } from '../people/set-blocked.ts';
import { startBot, writeToBot } from '../people/write-to-bot.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { BotName, botNamed, ControlRefusal, userOf } from './find.ts';

const Start = z.object({ bot: BotName, payload: z.string().max(64).optional() });
const Send = z.object({ bot: BotName, text: z.string().min(1).max(4096) });
const OfBot = z.object({ bot: BotName });
const Press = z
  .object({
    bot: BotName,
    messageId: z.number().int(),
    data: z.string().optional(),
    text: z.string().optional(),
    /** How long to wait for the bot's answer. */
    waitMs: z.number().int().min(0).max(30_000).default(0),
  })
  .refine(({ data, text }) => data !== undefined || text !== undefined, { error: 'data or text is needed' });

/** What a person does in the private chat with a bot. */
export function dialogRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/users/:userId/messages', (request) => {
    const { user } = userOf(world, request.params);
    const bot = botNamed(world, OfBot.parse(request.query).bot);
    return world.state.dialogs[`${bot.user.id}:${user.id}`]?.messages ?? [];
  });
  app.post('/users/:userId/start', (request) => {
    const { bot, payload } = Start.parse(request.body ?? {});
    return {
      messageId: startBot(world, botNamed(world, bot), userOf(world, request.params).user.id, payload),
    };
  });
  app.post('/users/:userId/send', (request) => {
    const { bot, text } = Send.parse(request.body);
    return {
      messageId: writeToBot(world, botNamed(world, bot), userOf(world, request.params).user.id, text),
    };
  });
  app.post('/users/:userId/press', async (request) => {
    const { bot, waitMs, ...choice } = Press.parse(request.body);
    const id = pressButton(world, botNamed(world, bot), userOf(world, request.params).user.id, choice);
    if (id === undefined) throw new ControlRefusal(404, 'There is no such button');
    return { callbackQueryId: id, answer: await answerOf(world, id, waitMs) };
  });
  for (const blocked of [true, false]) {
    app.post(`/users/:userId/${blocked ? 'block' : 'unblock'}`, (request) => {
      const bot = botNamed(world, OfBot.parse(request.body ?? {}).bot);
      setBlocked(world, bot, userOf(world, request.params).user.id, blocked);
      return { ok: true };
    });
  }
}

async function answerOf(world: TelegramWorld, callbackId: string, waitMs: number) {
  const until = Date.now() + waitMs;
  while (!world.state.callbacks[callbackId]?.answer && Date.now() < until) await sleep(20);
  return world.state.callbacks[callbackId]?.answer ?? null;
}
