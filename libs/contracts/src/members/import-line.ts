import { z } from 'zod';
import { Instant } from '../instant.ts';

/** The most that one file may hold: larger lists are cut into several. */
export const importLimits = { lines: 10_000, characters: 900_000 } as const;

/** Columns of a list; who writes it differently says which column is which. */
export const importColumns = ['telegram_id', 'username', 'email', 'plan', 'paid_until'] as const;
export type ImportColumn = (typeof importColumns)[number];

/** What is wrong with a line. Nothing of such a line is imported. */
export const importFaults = [
  'nobody_named',
  'bad_telegram_id',
  'bad_username',
  'bad_email',
  'plan_missing',
  'unknown_plan',
  'ambiguous_plan',
  'bad_date',
  'date_missing',
  'date_passed',
  'same_as_earlier_line',
  'blocked',
  'faulty_line',
] as const;
export type ImportFault = (typeof importFaults)[number];

/**
 * What becomes of a line. `give`: access until the date. `wait_for_link`: the same, once the person has opened a link,
 * because Telegram's bots cannot find anybody by @username or e-mail. `has_longer`: the person has at least as much already.
 */
export const importOutcomes = ['give', 'wait_for_link', 'has_longer', 'fault'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export const ImportLineView = z.object({
  /** As an editor counts them: the heading is line 1. */
  line: z.int().min(1),
  outcome: z.enum(importOutcomes),
  fault: z.enum(importFaults).nullable(),
  /** Whom the line names, as it names them. */
  who: z.string(),
  plan: z.string().nullable(),
  until: Instant.nullable(),
  /** Somebody whom the organisation knows already. */
  known: z.boolean(),
});
export type ImportLineView = z.infer<typeof ImportLineView>;
