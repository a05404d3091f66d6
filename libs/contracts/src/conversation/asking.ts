import { z } from 'zod';
import { OrderId, OrganisationId, PlanPriceId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';

const ofOrder = { organisationId: OrganisationId, orderId: OrderId };
export const StatedName = z.string().trim().min(1).max(120);
export const StatedEmail = z.email().max(200);

/** What a person is being asked in the chat with a bot: for words, or to press the button under what they were shown. */
export const Asking = z.discriminatedUnion('kind', [
  /** What to write to the creator. */
  z.object({ kind: z.literal('support_message'), organisationId: OrganisationId }),
  /** Who withdraws from a contract, where the receipt goes, and whether it is so. */
  z.object({ kind: z.literal('withdrawal_name'), ...ofOrder }),
  z.object({ kind: z.literal('withdrawal_email'), ...ofOrder, name: StatedName }),
  z.object({ kind: z.literal('withdrawal_confirm'), ...ofOrder, name: StatedName, email: StatedEmail }),
  /** Whether to move to another plan, as the preview has shown it. */
  z.object({
    kind: z.literal('change_confirm'),
    organisationId: OrganisationId,
    subscriptionId: SubscriptionId,
    priceId: PlanPriceId,
    prorationDate: Instant,
  }),
]);
export type Asking = z.infer<typeof Asking>;

/** A contract as its withdrawal names it. */
export const WithdrawnContract = z.object({ plan: z.string(), seller: z.string(), orderedAt: Instant });
export type WithdrawnContract = z.infer<typeof WithdrawnContract>;

const version = z.int().positive();

/** A step of a withdrawal on its way. `version`: what the buttons of this step give back. */
export const WithdrawalStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name_wanted'), contract: WithdrawnContract }),
  /** `known`: the address of the purchase, so much of it that its owner knows it; it is used by a button. */
  z.object({ kind: z.literal('email_wanted'), version, known: z.string().nullable() }),
  z.object({
    kind: z.literal('confirmation_wanted'),
    version,
    contract: WithdrawnContract,
    name: z.string(),
    email: z.string(),
  }),
]);
export type WithdrawalStep = z.infer<typeof WithdrawalStep>;

/** What came of the words with which a person answered. */
export const Heard = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('support_taken'), number: z.int().positive(), seller: z.string() }),
  z.object({ kind: z.literal('withdrawal'), step: WithdrawalStep }),
  z.object({ kind: z.literal('name_refused') }),
  z.object({ kind: z.literal('email_refused') }),
]);
export type Heard = z.infer<typeof Heard>;
