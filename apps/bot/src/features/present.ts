import type { BotContext } from '../bot-context.ts';
import type { Message } from '../render/message.ts';
import { edit } from './edit.ts';
import { say } from './say.ts';

/** Shows a message: in the place of the one whose button was pressed, or as a new one. */
export async function present(ctx: BotContext, message: Message): Promise<void> {
  if (!ctx.callbackQuery) return say(ctx, message);
  await edit(ctx, message);
  await ctx.answerCallbackQuery();
}
