import type { Logger } from '@latchkey/runtime/create-logger';
import type { Context } from 'grammy';
import { callOptions } from './api-client.ts';
import type { Texts } from './texts/en.ts';
import type { Delivery } from './updates/delivery.ts';

/** What features see of an update. `texts`: every word, in the language of whoever sent it. */
export type BotContext = Context & { delivery: Delivery; log: Logger; texts: Texts };

/** For a call to the api on behalf of this update. */
export function callFor(ctx: BotContext, timeoutMs?: number) {
  return callOptions(ctx.delivery.correlationId, timeoutMs);
}
