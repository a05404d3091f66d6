import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import type { BotContext } from '../bot-context.ts';
import { personOf } from './person-of.ts';

/** Who speaks with which bot, as the api wants to hear it. An update of a private chat has a sender. */
export function speakingOf(ctx: BotContext): { botTelegramId: number; person: TelegramPerson } {
  if (!ctx.from) throw new Error('an update without a sender');
  return { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
}
