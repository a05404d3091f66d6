import { z } from 'zod';
import { accessStates } from '../access/machine.ts';
import { Heard } from '../conversation/asking.ts';
import { JoinRequestId, OrganisationId, PlanPriceId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { codeRefusals } from './access-code.ts';
import { botCreatorProcedures } from './bot-creator.ts';
import { procedure } from './procedure.ts';
import { preCheckoutRefusals, StarsSubscriptionView } from './stars.ts';
import { TelegramPerson } from './telegram-person.ts';

/** Which of our bots speaks: Telegram's own id of it. */
const bot = { botTelegramId: z.int().positive() };

export { TelegramPerson };

/** How one access of the person stands, as the bot shows it. */
export const MembershipView = z.object({
  channel: z.string(),
  state: z.enum(accessStates),
  inside: z.boolean(),
  wayIn: z.url().nullable(),
  entitledUntil: Instant.nullable(),
  graceUntil: Instant.nullable(),
  /** Where an unpaid invoice is paid. */
  payUrl: z.url().nullable(),
});
export type MembershipView = z.infer<typeof MembershipView>;

/** What the bot shows for a plan. Card payment, and what it costs, is on the web page only. */
export const PlanOffer = z.object({
  name: z.string(),
  seller: z.string(),
  channels: z.array(z.string()),
  interval: z.enum(['month', 'year', 'once']),
  /** Of a card payment. */
  trialDays: z.int(),
  pageUrl: z.url(),
  stars: z.object({ priceId: PlanPriceId, amount: z.int().positive() }).nullable(),
  /** Whether the page takes a card for it. */
  byCard: z.boolean(),
});
export type PlanOffer = z.infer<typeof PlanOffer>;

/** The person's own page at one seller: invoices, the card, cancelling, withdrawing. */
export const MemberPage = z.object({ seller: z.string(), url: z.url() });
export type MemberPage = z.infer<typeof MemberPage>;

/** A creator whose broadcasts a person gets by the bot, or wants none of. */
export const BroadcastChoiceView = z.object({
  organisationId: OrganisationId,
  name: z.string(),
  wanted: z.boolean(),
});
export type BroadcastChoiceView = z.infer<typeof BroadcastChoiceView>;

/** What the bot answers to /start; it only renders. */
export const StartView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('memberships'),
    memberships: z.array(MembershipView),
    pages: z.array(MemberPage),
  }),
  z.object({ kind: z.literal('claimed'), memberships: z.array(MembershipView) }),
  /** What the person types on the member's page to show that it is they. */
  z.object({ kind: z.literal('member_code'), code: z.string() }),
  z.object({ kind: z.literal('member_code_refused') }),
  z.object({
    kind: z.literal('claim_refused'),
    reason: z.enum(['unknown', 'used', 'expired', 'not_paid']),
    memberships: z.array(MembershipView),
  }),
  z.object({ kind: z.literal('moved'), memberships: z.array(MembershipView) }),
  z.object({
    kind: z.literal('move_refused'),
    reason: z.enum(['unknown', 'used', 'expired', 'stopped', 'same_account', 'blocked', 'pays_in_stars']),
    memberships: z.array(MembershipView),
  }),
  z.object({ kind: z.literal('plan'), plan: PlanOffer, memberships: z.array(MembershipView) }),
  z.object({ kind: z.literal('plan_unavailable') }),
  /** A code that opens a plan for nothing. */
  z.object({ kind: z.literal('code_redeemed'), plan: z.string(), memberships: z.array(MembershipView) }),
  z.object({
    kind: z.literal('code_refused'),
    /** `too_often`: too many wrong ones before. */
    reason: z.enum([...codeRefusals, 'too_often']),
    memberships: z.array(MembershipView),
  }),
  z.object({ kind: z.literal('creator_linked'), organisation: z.string() }),
  z.object({ kind: z.literal('creator_link_refused') }),
]);
export type StartView = z.infer<typeof StartView>;

export const botProcedures = {
  ...botCreatorProcedures,
  /** Stores a raw update; only then may the bot confirm it to Telegram. */
  ingest: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, update: z.looseObject({ update_id: z.int() }) }),
    output: z.object({
      duplicate: z.boolean(),
      /** The language that whoever sent the update has chosen with this bot; null: none, or nobody sent it. */
      chosenLocale: LocaleSchema.nullable(),
      /** What came of it, where it answered what the person was being asked. */
      heard: Heard.nullable(),
    }),
  }),
  /** The person chooses the language that the bot speaks with them; null: that of their Telegram. */
  chooseLanguage: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, locale: LocaleSchema.nullable() }),
    output: z.void(),
  }),
  /** The bot says that it is up, and who it is. */
  hello: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({
      ...bot,
      username: z.string().min(1).max(64),
      /** Of a registered bot: of its token, where Telegram has just taken it. */
      tokenVersion: z.int().optional(),
    }),
    output: z.object({ known: z.boolean() }),
  }),
  /**
   * The bots that organisations have registered, with their tokens sealed: only who holds `ENCRYPTION_KEY` can open them. `bots`
   * is null where nothing has changed since `revision`.
   */
  registered: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object({ revision: z.string().max(64).nullable() }),
    output: z.object({
      revision: z.string(),
      bots: z.array(z.object({ ...bot, tokenVersion: z.int(), sealedToken: z.string() })).nullable(),
    }),
  }),
  /** Telegram rejects the token of a registered bot. */
  tokenRejected: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, tokenVersion: z.int() }),
    output: z.void(),
  }),
  /** /start with or without a payload. */
  start: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, payload: z.string().max(64).nullable() }),
    output: StartView,
  }),
  /** What to answer to a request to join, decided at once. The bot calls Telegram, then reports by `joinAnswered`. */
  joinRequest: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({
      ...bot,
      chatId: z.int(),
      person: TelegramPerson,
      requestedAt: Instant,
      /** Telegram has put the bot in charge of requests to join this chat: it may answer by a Mini App. */
      mayShowApp: z.boolean().default(false),
    }),
    output: z.discriminatedUnion('answer', [
      z.object({ answer: z.literal('approve'), joinRequestId: JoinRequestId, lease: z.string() }),
      z.object({
        answer: z.literal('decline'),
        joinRequestId: JoinRequestId,
        lease: z.null(),
        /** What would let them in; only with the first answer to a request: nobody is told twice. */
        plans: z.array(z.object({ name: z.string(), url: z.url() })),
      }),
      /** They may pay within the request: the Mini App at this address is shown to them; `plans` as with `decline`, should that fail. */
      z.object({
        answer: z.literal('show_app'),
        joinRequestId: JoinRequestId,
        url: z.url(),
        plans: z.array(z.object({ name: z.string(), url: z.url() })),
      }),
      /** Somebody else is answering it right now, or the chat is none of ours. */
      z.object({ answer: z.literal('leave') }),
    ]),
  }),
  /** What Telegram said to the answer. */
  joinAnswered: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({
      ...bot,
      joinRequestId: JoinRequestId,
      lease: z.string().nullable(),
      outcome: z.enum(['approved', 'declined', 'already_handled', 'failed']),
    }),
    output: z.void(),
  }),
  /** The parameters of a Stars invoice for this person. */
  starsInvoice: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, priceId: PlanPriceId }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('invoice'),
        title: z.string(),
        description: z.string(),
        payload: z.string(),
        label: z.string(),
        stars: z.int().positive(),
        subscriptionPeriodSeconds: z.int().positive().nullable(),
      }),
      z.object({ kind: z.literal('refused'), reason: z.enum(['not_on_sale', 'already_member']) }),
    ]),
  }),
  /** Whether a payment in Stars may go on; must be answered within ten seconds. */
  preCheckout: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({
      ...bot,
      person: TelegramPerson,
      payload: z.string().max(128),
      currency: z.string(),
      totalAmount: z.int(),
    }),
    output: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), reason: z.enum(preCheckoutRefusals) }),
    ]),
  }),
  /** The person's subscriptions in Stars with this bot that are not over. */
  starsSubscriptions: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson }),
    output: z.array(StarsSubscriptionView),
  }),
  /** The person wants Telegram to charge no more. `off` is said only once Telegram has said so. */
  cancelStars: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, subscriptionId: SubscriptionId }),
    output: StarsSubscriptionView,
  }),
  /** The person wants to be able to take up again what the bot has cancelled. */
  reopenStars: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, subscriptionId: SubscriptionId }),
    output: StarsSubscriptionView,
  }),
  /** The creators whose broadcasts the person may get by this bot. */
  broadcastChoices: procedure({
    type: 'query',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson }),
    output: z.array(BroadcastChoiceView),
  }),
  /** The person opts out of a creator's broadcasts, or in again; all choices as they are then. */
  chooseBroadcasts: procedure({
    type: 'mutation',
    permission: 'bot:serve',
    input: z.object({ ...bot, person: TelegramPerson, organisationId: OrganisationId, wanted: z.boolean() }),
    output: z.array(BroadcastChoiceView),
  }),
};
