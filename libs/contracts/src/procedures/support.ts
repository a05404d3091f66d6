import { z } from 'zod';
import { OrganisationId, SubscriberId, SupportAnswerId, SupportRequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { noticeStates } from '../notices/kinds.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** What somebody has written through the bot, and what was answered. */
export const SupportRequestView = z.object({
  id: SupportRequestId,
  number: z.int().positive(),
  body: z.string(),
  at: Instant,
  answers: z.array(
    z.object({
      id: SupportAnswerId,
      body: z.string(),
      at: Instant,
      /** `undeliverable`, `in_doubt`: it goes by mail where an address is known. */
      state: z.enum(noticeStates),
    }),
  ),
});
export type SupportRequestView = z.infer<typeof SupportRequestView>;

export const support = {
  /** What a person has asked through the bot, newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, subscriberId: SubscriberId }),
    output: z.array(SupportRequestView),
  }),
  /** Answers: the bot tells the person. */
  answer: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      requestId: SupportRequestId,
      body: z.string().trim().min(1).max(2_000),
      /** The same key makes one answer, however often it is sent. */
      idempotencyKey: z.string().min(8).max(100),
    }),
    output: SupportRequestView,
  }),
};
