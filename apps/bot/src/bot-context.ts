import type { Logger } from '@latchkey/runtime/create-logger';
import type { Context } from 'grammy';
import { callOptions } from './api-client.ts';
import type { Delivery } from './updates/delivery.ts';

/** What features see of an update. */
export type BotContext = Context & { delivery: Delivery; log: Logger };

/** For a call to the api on behalf of this update. */
export function callFor(ctx: BotContext, timeoutMs?: number) {
  return callOptions(ctx.delivery.correlationId, timeoutMs);
}
