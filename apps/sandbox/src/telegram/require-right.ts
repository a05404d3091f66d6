import type { RightName } from './admin-rights.ts';
import { badRequest } from './bot-api-error.ts';
import type { Call } from './call.ts';
import type { ChatRecord } from './telegram-state.ts';

/** @throws BotApiError 400 where the bot is no administrator of the chat or lacks the right. */
export function requireRight({ bot }: Call, chat: ChatRecord, right: RightName, refusal: string): void {
  const member = chat.members[bot.user.id];
  const isAdmin = member?.status === 'administrator';
  if (!isAdmin && chat.type === 'channel') throw badRequest('need administrator rights in the channel chat');
  if (!isAdmin || member[right] !== true) throw badRequest(refusal);
}
