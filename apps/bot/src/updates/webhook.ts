import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { BotMetrics } from '../metrics.ts';
import type { Intake } from './intake.ts';

/** What the webhook knows of one bot. */
export interface WebhookBot {
  secret: string;
  /** Undefined until the bot is ready; Telegram tries again. */
  intake: Intake | undefined;
}

export interface WebhookOptions {
  metrics: BotMetrics;
  /** By Telegram's id of the bot, as it stands in the path. */
  botOf(id: string): WebhookBot | undefined;
  /** Held against calls for bots that are not served: who does not know it learns nothing of which are. */
  secret: string;
}

/** The path below the address under which Telegram reaches this process. */
export function webhookPath(botTelegramId: number): string {
  return `/webhooks/telegram/${botTelegramId}`;
}

/** Each registered bot has a secret of its own: whoever learns one knows none of the others. */
export function webhookSecretOf(secret: string, botTelegramId: number): string {
  return createHmac('sha256', secret).update(`webhook of bot ${botTelegramId}`).digest('base64url');
}

const isUpdate = (body: unknown): body is Update =>
  z.looseObject({ update_id: z.int() }).safeParse(body).success;

/** `POST /webhooks/telegram/:botId`: 2xx only for what the api has stored, so that Telegram sends the rest again. */
export function addWebhookRoute(app: FastifyInstance, options: WebhookOptions): void {
  app.route<{ Params: { botId: string } }>({
    method: 'POST',
    url: '/webhooks/telegram/:botId',
    bodyLimit: 1_048_576,
    onRequest: async (request, reply) => {
      const given = request.headers['x-telegram-bot-api-secret-token'];
      const expected = options.botOf(request.params.botId)?.secret ?? options.secret;
      if (typeof given === 'string' && timingSafeEqual(digest(given), digest(expected))) return;
      options.metrics.webhookRefusals.inc();
      return reply
        .code(401)
        .send({ error: { code: 'NOT_AUTHENTIC', message: 'The secret token is wrong.' } });
    },
    handler: async (request, reply) => {
      const bot = options.botOf(request.params.botId);
      if (!bot) return reply.callNotFound();
      if (!isUpdate(request.body)) {
        return reply.code(400).send({ error: { code: 'NOT_AN_UPDATE', message: 'This is no update.' } });
      }
      try {
        if (!bot.intake) throw new Error('the bot is not ready yet');
        await bot.intake.take(request.body, 'once');
      } catch (error) {
        request.log.warn({ err: error }, 'update not stored; Telegram sends it again');
        return reply
          .code(503)
          .header('retry-after', '1')
          .send({ error: { code: 'NOT_STORED', message: 'Not stored. Please send it again.' } });
      }
      return reply.send({ ok: true });
    },
  });
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
