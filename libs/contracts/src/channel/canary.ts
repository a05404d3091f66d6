import { z } from 'zod';
import { telegramFailureKinds } from '../telegram-failure.ts';

/**
 * What a look at a channel found out: whether everything that the product does there can still be done. null: Telegram did
 * not say this time.
 */
export const ChannelCanary = z.object({
  /** The bot may let people in. */
  canInvite: z.boolean(),
  /** The bot may take people out. */
  canRestrict: z.boolean(),
  /** The way in is ours, and Telegram lets people ask on it. */
  linkLive: z.boolean(),
  /** Telegram tells the bot who enters and who leaves: it administers the chat and has asked for `chat_member`. */
  seesMembers: z.boolean().nullable(),
  /** What Telegram has to tell reaches us, by webhook or by asking. */
  updatesArrive: z.boolean().nullable(),
  /** Why the chat could not be looked at. */
  refusal: z.enum(telegramFailureKinds).nullable(),
});
export type ChannelCanary = z.infer<typeof ChannelCanary>;
