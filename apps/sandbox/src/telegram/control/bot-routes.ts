import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ensureBot, findBot, mintBotToken, replaceToken } from '../bots.ts';
import type { BotRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { botNamed, ControlRefusal } from './find.ts';

const NewBot = z.object({
  token: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .optional(),
  username: z
    .string()
    .regex(/^\w{3,32}$/)
    .optional(),
  firstName: z.string().min(1).optional(),
});

const BotPath = z.object({ bot: z.string() });

/** `POST /bots` plays BotFather's /newbot, `POST /bots/<bot>/token` its Revoke: the answers have the token. */
export function botRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/bots', () => Object.values(world.state.bots).map(describeBot));
  app.post('/bots', (request) => {
    const { token = mintBotToken(), username, firstName } = NewBot.parse(request.body ?? {});
    if (username !== undefined && !world.state.bots[token] && findBot(world, username))
      throw new ControlRefusal(409, 'Sorry, this username is already taken.');
    return { ...describeBot(ensureBot(world, token, { username, firstName })), token };
  });
  app.post('/bots/:bot/token', (request) => {
    const bot = botNamed(world, BotPath.parse(request.params).bot);
    return { ...describeBot(bot), token: replaceToken(world, bot) };
  });
}

function describeBot(bot: BotRecord) {
  return {
    id: bot.user.id,
    username: bot.user.username,
    firstName: bot.user.first_name,
    webhook: bot.webhook?.url ?? null,
    allowedUpdates: bot.allowedUpdates ?? null,
    pendingUpdates: bot.pending.length,
  };
}
