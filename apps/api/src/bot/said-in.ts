import { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { z } from 'zod';

/** A text that somebody has sent to the bot alone. */
const Said = z.object({
  message: z.object({
    text: z.string(),
    chat: z.object({ type: z.literal('private') }),
    from: z.object({
      id: z.int().positive(),
      first_name: z.string().default(''),
      username: z.string().nullish(),
      language_code: z.string().nullish(),
    }),
  }),
});

/** What was said in an update, and by whom; null: nothing, or not to the bot alone. */
export function saidIn(update: object): { text: string; person: TelegramPerson } | null {
  const said = Said.safeParse(update).data?.message;
  if (!said) return null;
  const { id, first_name: firstName, username, language_code: languageCode } = said.from;
  const person = TelegramPerson.safeParse({
    id,
    firstName: firstName.slice(0, 256),
    username: username?.slice(0, 64) ?? null,
    languageCode: languageCode?.slice(0, 16) ?? null,
  }).data;
  return person ? { text: said.text, person } : null;
}
