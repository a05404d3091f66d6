import { InlineKeyboard } from 'grammy';
import type { ChatJoinRequest } from 'grammy/types';
import type { BotContext } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { telegramSignal } from '../telegram/telegram-signal.ts';
import { messageOptions } from './say.ts';

const maxPlans = 8;
/** The answer to the request does not wait longer for a kindness. */
const writeWithinMs = 5_000;

/**
 * One private message to somebody who is not let in. That it may not reach them is no failure. The api offers plans only
 * with its first answer to a request, so that an update that comes again is told nothing twice.
 */
export async function tellHowToBuy(
  ctx: BotContext,
  request: ChatJoinRequest,
  plans: readonly { name: string; url: string }[],
): Promise<void> {
  if (plans.length === 0) return;
  const { join } = ctx.texts;
  const keyboard = new InlineKeyboard();
  for (const plan of plans.slice(0, maxPlans)) keyboard.url(clip(join.buy(plan.name), 64), plan.url).row();
  const message = { text: join.declined(clip(request.chat.title, 128)), keyboard };
  try {
    await ctx.api.sendMessage(
      request.user_chat_id,
      message.text.html,
      messageOptions(message),
      telegramSignal(AbortSignal.timeout(writeWithinMs)),
    );
  } catch (error) {
    ctx.log.info({ err: error }, 'who was declined could not be written to');
  }
}
