import { z } from 'zod';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';

/** The texts of a seller that a buyer can read. `withdrawal`: how to withdraw, with what it costs. */
export const legalPages = ['imprint', 'terms', 'privacy', 'refunds', 'withdrawal'] as const;
export const LegalPage = z.enum(legalPages);
export type LegalPage = z.infer<typeof LegalPage>;

/** All texts whose versions are kept. `consent`: the words beside the box that is ticked before ordering. */
export const legalTextKinds = [...legalPages, 'consent'] as const;
export type LegalTextKind = (typeof legalTextKinds)[number];

/**
 * A text as it stands. Paragraphs are parted by empty lines; a line that begins with `## ` is a heading, one that begins
 * with `- ` an item of a list. Nothing else is markup.
 */
export const LegalText = z.object({
  page: LegalPage,
  locale: LocaleSchema,
  body: z.string(),
  /** Filled in from a template of ours, which the seller has not replaced. */
  isTemplate: z.boolean(),
  /** null: nobody has kept it yet, because nobody has agreed to it. */
  version: z.int().positive().nullable(),
  since: Instant.nullable(),
});
export type LegalText = z.infer<typeof LegalText>;

/** What somebody who withdraws gets back: everything, or what they have not used of the period (article 14(3)). */
export const withdrawalRefunds = ['full', 'pro_rata'] as const;
export type WithdrawalRefund = (typeof withdrawalRefunds)[number];
