import { GrammyError } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import type { Message } from '../render/message.ts';
import { messageOptions, say } from './say.ts';

/**
 * Puts the message in the place of the one whose button was pressed. Where Telegram does not let that one be changed any
 * more (too old, or gone) a new one is sent.
 */
export async function edit(ctx: BotContext, message: Message): Promise<void> {
  try {
    await ctx.editMessageText(message.text.html, messageOptions(message));
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    // The button was pressed twice: it says that already.
    if (/message is not modified/.test(error.description)) return;
    if (!/message can't be edited|message to edit not found|MESSAGE_ID_INVALID/.test(error.description))
      throw error;
    await say(ctx, message);
  }
}
