import { z } from 'zod';

/** A person as Telegram shows them to a bot. */
export const TelegramPerson = z.object({
  id: z.int().positive(),
  firstName: z.string().max(256).default(''),
  username: z.string().max(64).nullable().default(null),
  languageCode: z.string().max(16).nullable().default(null),
});
export type TelegramPerson = z.infer<typeof TelegramPerson>;
