import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ensureBot, mintBotToken } from '../bots.ts';
import type { BotRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

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

/** `POST /bots` plays BotFather: the answer has the token. */
export function botRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/bots', () => Object.values(world.state.bots).map(describeBot));
  app.post('/bots', (request) => {
    const { token = mintBotToken(), username, firstName } = NewBot.parse(request.body ?? {});
    return { ...describeBot(ensureBot(world, token, { username, firstName })), token };
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
