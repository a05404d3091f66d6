import { z } from 'zod';
import { WithdrawalStep } from '../conversation/asking.ts';
import { AccountMoveId, OrderId, OrganisationId, PlanId, PlanPriceId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { moveRefusals } from '../move/account-move.ts';
import { MembershipView, PlanOffer, TelegramPerson } from './bot.ts';
import { MemberPurchase, MemberReceipt, WithdrawalReceipt } from './member.ts';
import { procedure } from './procedure.ts';
import { SwitchPreview } from './subscription.ts';

/** A person in the chat with one of our bots, for whom the bot's credential speaks. */
const speaking = { botTelegramId: z.int().positive(), person: TelegramPerson };
/** The update that leads to a question: what was said before it is no answer. */
const updateId = z.int();
/** Of the question whose button is pressed: one of an earlier question means nothing any more. */
const version = z.int().positive();

/** A purchase of the person's, with whose it is. */
export const ChatPurchase = MemberPurchase.extend({
  organisationId: OrganisationId,
  seller: z.string(),
  planId: PlanId,
});
export type ChatPurchase = z.infer<typeof ChatPurchase>;

/** A creator whom this bot serves and with whom the person has to do. */
export const ChatSeller = z.object({
  organisationId: OrganisationId,
  name: z.string(),
  /** The creator's page, and their texts there. */
  page: z.url(),
  legal: z.object({ imprint: z.url(), terms: z.url(), privacy: z.url(), withdrawal: z.url() }),
  /** The person's own page: what is kept of them can be had there. Null: nothing is. */
  memberPage: z.url().nullable(),
  /** Since when a request to be erased is open. */
  erasureAskedAt: Instant.nullable(),
});
export type ChatSeller = z.infer<typeof ChatSeller>;

/** An access of the person's: how it stands, and what carries it. */
export const StandingAccess = MembershipView.omit({ payUrl: true }).extend({
  organisationId: OrganisationId,
  seller: z.string(),
  why: z.array(z.object({ kind: z.enum(['plan', 'trial', 'gift', 'complimentary']), plan: z.string() })),
});
export type StandingAccess = z.infer<typeof StandingAccess>;

/** Everything of the person that the bot shows: of all creators whom it serves. */
export const Standing = z.object({
  accesses: z.array(StandingAccess),
  purchases: z.array(ChatPurchase),
  pages: z.array(z.object({ seller: z.string(), url: z.url() })),
});
export type Standing = z.infer<typeof Standing>;

/** What the person has paid: with a link to it, where it was by card. */
export const ChatReceipt = MemberReceipt.omit({ kind: true, url: true, status: true }).extend({
  kind: z.enum(['invoice', 'receipt', 'stars']),
  status: z.enum(['paid', 'open', 'refunded']),
  url: z.url().nullable(),
  seller: z.string(),
});
export type ChatReceipt = z.infer<typeof ChatReceipt>;

/** A line of the list of what is on sale. */
export const PlanLine = z.object({ planId: PlanId, name: z.string(), seller: z.string() });
export type PlanLine = z.infer<typeof PlanLine>;

/**
 * Why a subscription cannot be moved to another plan: paid in Stars, which Telegram cannot move; an open payment; an earlier
 * change that waits; ended; cancelled; several prices at the provider.
 */
export const switchObstacles = [
  'stars',
  'payment_open',
  'change_waits',
  'ended',
  'cancelled',
  'several_prices',
] as const;
export type SwitchObstacle = (typeof switchObstacles)[number];

const Refused = z.object({ kind: z.literal('refused'), reason: z.enum(switchObstacles) });
/** The question is not open any more: it was answered, replaced by another, or too long ago. */
const Stale = z.object({ kind: z.literal('stale') });

export const ChangeOptions = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('options'),
    subscriptionId: SubscriptionId,
    current: z.string(),
    options: z.array(
      z.object({ priceId: PlanPriceId, name: z.string(), interval: z.enum(['month', 'year']) }),
    ),
  }),
  Refused,
]);
export type ChangeOptions = z.infer<typeof ChangeOptions>;

const ChangePreview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preview'), version, preview: SwitchPreview }),
  Refused,
]);
export type ChangePreview = z.infer<typeof ChangePreview>;

const Changed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switched') }),
  z.object({ kind: z.literal('payment_needed'), payUrl: z.url().nullable() }),
  Refused,
  Stale,
]);
export type Changed = z.infer<typeof Changed>;

const Withdrawn = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('received'),
    plan: z.string(),
    seller: z.string(),
    name: z.string(),
    receipt: WithdrawalReceipt,
  }),
  z.object({ kind: z.literal('not_open') }),
  Stale,
]);
export type Withdrawn = z.infer<typeof Withdrawn>;

/** Moving to another Telegram account, as the person whose account this is sees it. */
export const ChatMoves = z.object({
  /** Where somebody asks by e-mail for the way to their page, whose place another account has. */
  askPage: z.url(),
  places: z.array(
    z.object({
      seller: z.string(),
      /** The person's own page, on which it is done. */
      page: z.url(),
      waitHours: z.int(),
      refusal: z.enum(moveRefusals).nullable(),
      /** One that waits, or can be finished. */
      open: z.object({ id: AccountMoveId, readyAt: Instant, isReady: z.boolean() }).nullable(),
    }),
  ),
});
export type ChatMoves = z.infer<typeof ChatMoves>;

export const chat = {
  /** How all that the person has stands. */
  standing: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: Standing,
  }),
  /** The creators with whom the person has to do here; of a creator's own bot, that creator in any case. */
  sellers: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: z.array(ChatSeller),
  }),
  /** What these creators sell. */
  plans: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: z.array(PlanLine),
  }),
  /** One plan as it is offered to the person. Null: it is not on sale. */
  offer: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object({ ...speaking, planId: PlanId }),
    output: PlanOffer.nullable(),
  }),
  /** Ends a subscription with what is paid for; of Stars, what Telegram has confirmed is said by `renewal`. */
  cancel: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, subscriptionId: SubscriptionId }),
    output: ChatPurchase,
  }),
  /** Takes back that a subscription is to end. */
  resume: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, subscriptionId: SubscriptionId }),
    output: ChatPurchase,
  }),
  /** The plans that a subscription could move to. */
  changeOptions: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object({ ...speaking, subscriptionId: SubscriptionId }),
    output: ChangeOptions,
  }),
  /** What such a move would bill and open; the person is asked whether it shall be. */
  previewChange: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, subscriptionId: SubscriptionId, priceId: PlanPriceId, updateId }),
    output: ChangePreview,
  }),
  /** Moves it, as was shown. */
  change: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, version }),
    output: Changed,
  }),
  /** The first step of a withdrawal: asks for what it takes. */
  beginWithdrawal: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, orderId: OrderId, updateId }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('step'), step: WithdrawalStep }),
      z.object({ kind: z.literal('not_open') }),
    ]),
  }),
  /** The receipt is to go to the address of the purchase. */
  useKnownEmail: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, version, updateId }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('step'), step: WithdrawalStep }),
      Stale,
    ]),
  }),
  /** The second step: the withdrawal is received. Made twice it is one. */
  withdraw: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, version, locale: LocaleSchema }),
    output: Withdrawn,
  }),
  /** What the person has paid, newest first. */
  receipts: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: z.array(ChatReceipt),
  }),
  /** The person is asked what to write to a creator. */
  beginSupport: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, organisationId: OrganisationId, updateId }),
    output: z.object({ seller: z.string() }),
  }),
  /** Asks to be erased (GDPR, article 17). Asked twice it is one. */
  erase: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, organisationId: OrganisationId, locale: LocaleSchema }),
    output: z.object({ requestedAt: Instant }),
  }),
  /** How moving each of the person's places to another Telegram account stands. */
  moves: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: ChatMoves,
  }),
  /**
   * The account that was to lose its place says that it was not them. Said again it is answered alike; `unknown`: no move of
   * this account.
   */
  stopMove: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...speaking, accountMoveId: AccountMoveId }),
    output: z.object({ kind: z.enum(['stopped', 'moved', 'expired', 'unknown']) }),
  }),
  /** The person does not want to answer. */
  stopAsking: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object(speaking),
    output: z.void(),
  }),
};
