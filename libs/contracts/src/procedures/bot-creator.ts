import { z } from 'zod';
import { AlertId } from '../ids.ts';
import { MoneyWire } from '../money.ts';
import { procedure } from './procedure.ts';
import { TelegramPerson } from './telegram-person.ts';

const of = { botTelegramId: z.int().positive(), person: TelegramPerson };

/** What the buttons under an alert do. `keep`: the removals that wait for a brake are refused. */
export const alertActs = ['acknowledge', 'look', 'release', 'keep'] as const;
export type AlertAct = (typeof alertActs)[number];

/**
 * What came of it; the same at every tap. `over`: it has ended, or somebody has decided otherwise. `second_person`: part of it
 * is the person's own doing. `sign_in_again`: nobody else could look at it, so it is decided on the web, signed in anew.
 */
export const alertActOutcomes = [
  'acknowledged',
  'looked',
  'released',
  'kept',
  'over',
  'not_allowed',
  'second_person',
  'sign_in_again',
  'unknown',
] as const;
export type AlertActOutcome = (typeof alertActOutcomes)[number];

/** How an organisation stands, in numbers: no person is in them. */
export const CreatorStats = z.object({
  organisation: z.string(),
  members: z.int(),
  /** Of the last 30 days. */
  joined: z.int(),
  /** In only for as long as their grace lasts. */
  inGrace: z.int(),
  /** Their subscription ends with what is paid. */
  leaving: z.int(),
  /** Since the first of the month, after refunds, disputes and fees; Stars are a currency too. */
  income: z.array(MoneyWire),
});
export type CreatorStats = z.infer<typeof CreatorStats>;

/** What the bot asks for those who run an organisation and have linked their Telegram account: their own role decides. */
export const botCreatorProcedures = {
  /** A button under an alert. `by`: who has decided it. */
  actOnAlert: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...of, alertId: AlertId, act: z.enum(alertActs) }),
    output: z.object({ outcome: z.enum(alertActOutcomes), by: z.string().nullable() }),
  }),
  /** The organisations of this bot that the person runs; none for anybody else. */
  stats: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(of),
    output: z.array(CreatorStats),
  }),
};
