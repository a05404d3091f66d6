import { z } from 'zod';
import { accessStates } from '../access/machine.ts';
import { AccountMoveId, OrderId, SubscriberId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { withdrawalStates } from '../member/withdrawal-act.ts';
import { MoneyWire } from '../money.ts';
import { accountMoveStates, moveRefusals, moveStoppers } from '../move/account-move.ts';
import { withdrawalRefunds } from '../shop/legal.ts';
import { procedure } from './procedure.ts';
import { starsRenewals } from './stars.ts';

/** How a subscription goes on. `renewal` is said of Stars alone: what Telegram has answered so far. */
const MemberSubscription = z.object({
  id: SubscriptionId,
  status: z.enum(['running', 'trial', 'unpaid', 'ending', 'ended', 'unclear']),
  /** What is charged next, and when; null: nothing is. */
  next: z.object({ at: Instant, amount: MoneyWire.nullable() }).nullable(),
  /** Until when what is paid for lasts. */
  until: Instant.nullable(),
  renewal: z.enum(starsRenewals).nullable(),
  /** Where an unpaid invoice is paid. */
  payUrl: z.url().nullable(),
  mayCancel: z.boolean(),
  mayResume: z.boolean(),
  mayChangeCard: z.boolean(),
});

/** What there is to withdraw from, or was. */
const MemberWithdrawal = z.object({
  /** The statement can be made until then; null: it was made. */
  openUntil: Instant.nullable(),
  /** What would come back now, or does; null: nothing was paid. */
  refund: MoneyWire.nullable(),
  policy: z.enum(withdrawalRefunds),
  receivedAt: Instant.nullable(),
  state: z.enum(withdrawalStates).nullable(),
});
export type MemberWithdrawal = z.infer<typeof MemberWithdrawal>;

/** A purchase of the person, with what it opens. */
export const MemberPurchase = z.object({
  orderId: OrderId,
  plan: z.string(),
  provider: z.enum(['stripe', 'stars']),
  interval: z.enum(['month', 'year', 'once']),
  amount: MoneyWire,
  orderedAt: Instant,
  status: z.enum(['processing', 'paid']),
  /** Whether a Telegram account was named that enters. */
  claimed: z.boolean(),
  accesses: z.array(
    z.object({
      channel: z.string(),
      state: z.enum(accessStates),
      inside: z.boolean(),
      wayIn: z.url().nullable(),
      until: Instant.nullable(),
    }),
  ),
  subscription: MemberSubscription.nullable(),
  withdrawal: MemberWithdrawal.nullable(),
});
export type MemberPurchase = z.infer<typeof MemberPurchase>;

/** A Telegram account that has a place, and how moving the place to another one stands. */
export const MemberMove = z.object({
  subscriberId: SubscriberId,
  /** What Telegram calls it; null: nothing that is known. */
  account: z.string().nullable(),
  /** Where the code goes that shows whose place it is, in part only; null: no address is known. */
  address: z.string().nullable(),
  /** How long the account has to say that it was not them. */
  waitHours: z.int(),
  /** Why it cannot begin; null: it can, or has begun. */
  refusal: z.enum(moveRefusals).nullable(),
  /** The newest of late; null: none was asked for. */
  latest: z
    .object({
      id: AccountMoveId,
      state: z.enum(accountMoveStates),
      /** Whether it can be finished now. */
      isReady: z.boolean(),
      askedAt: Instant,
      readyAt: Instant,
      expiresAt: Instant,
      stoppedBy: z.enum(moveStoppers).nullable(),
    })
    .nullable(),
});
export type MemberMove = z.infer<typeof MemberMove>;

export const MemberView = z.object({
  creator: z.object({ slug: z.string(), name: z.string(), email: z.string().nullable() }),
  person: z.object({ email: z.string().nullable(), telegram: z.boolean() }),
  /** Until when what a passed-on link must not do is open to this browser; null: not shown yet who it is. */
  provenUntil: Instant.nullable(),
  /** Whether it was shown by a code that went by mail. */
  provenByMail: z.boolean(),
  purchases: z.array(MemberPurchase),
  moves: z.array(MemberMove),
});
export type MemberView = z.infer<typeof MemberView>;

/** An invoice or a receipt on the provider's own page. */
export const MemberReceipt = z.object({
  id: z.string(),
  kind: z.enum(['invoice', 'receipt']),
  at: Instant,
  amount: MoneyWire,
  status: z.enum(['paid', 'open']),
  url: z.url(),
});
export type MemberReceipt = z.infer<typeof MemberReceipt>;

/** What a withdrawal is received with; the same goes out by mail. */
export const WithdrawalReceipt = z.object({
  orderId: OrderId,
  receivedAt: Instant,
  email: z.email(),
  refund: MoneyWire.nullable(),
});
export type WithdrawalReceipt = z.infer<typeof WithdrawalReceipt>;

export const member = {
  /** Sends the way to the member's page to an address. The answer is the same whether or not anybody bought with it. */
  requestLink: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({ email: z.email().max(200), locale: LocaleSchema }),
    output: z.object({ asked: z.literal(true) }),
  }),
  /** Opens the page for a while to the browser that brings a link's key: sets the httpOnly cookie `lk_member`. */
  open: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({ key: z.string().max(600), locale: LocaleSchema }),
    output: z.object({ creator: z.string(), expiresAt: Instant }),
  }),
  /** Closes it again in this browser. */
  leave: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({}),
    output: z.void(),
  }),
  /** Everything the person has bought of this creator, and how it stands. */
  view: procedure({
    type: 'query',
    permission: 'membership:use',
    input: z.void(),
    output: MemberView,
  }),
  /** Invoices and receipts, as the provider has them now; newest first. */
  receipts: procedure({
    type: 'query',
    permission: 'membership:use',
    input: z.void(),
    output: z.array(MemberReceipt),
  }),
  /** The link by which the purchase is told which Telegram account enters. */
  claimLink: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ orderId: OrderId }),
    output: z.object({ deepLink: z.url() }),
  }),
  /** A page of Stripe's, on the creator's account, on which the card is changed. */
  changeCard: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ subscriptionId: SubscriptionId }),
    output: z.object({ url: z.url() }),
  }),
  /** Ends a subscription with what is paid for; until then it can be resumed. */
  cancel: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ subscriptionId: SubscriptionId }),
    output: MemberView,
  }),
  /** Takes back that a subscription is to end. */
  resume: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ subscriptionId: SubscriptionId }),
    output: MemberView,
  }),
  /**
   * Withdraws from a contract within its fourteen days (Directive 2011/83/EU, article 11a): the second of the two steps, the
   * first is the page that leads here. Made twice it is one. The receipt goes to the address that is given.
   */
  withdraw: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({
      orderId: OrderId,
      name: z.string().trim().min(1).max(120),
      email: z.email().max(200),
      locale: LocaleSchema,
    }),
    output: WithdrawalReceipt,
  }),
  /**
   * Has a code of six digits sent by mail, to the address behind the link or to that which has paid for the place of its
   * Telegram account, or said by the bot to that account.
   */
  sendCode: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ by: z.enum(['mail', 'telegram']) }),
    output: z.object({
      expiresAt: Instant,
      /** Where the bot says the code, once it is opened by that account; null: it comes by mail. */
      deepLink: z.url().nullable(),
    }),
  }),
  /** Shows by the code that the person is there. */
  prove: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ code: z.string().regex(/^\d{6}$/, 'six digits') }),
    output: z.object({ provenUntil: Instant }),
  }),
  /** Everything kept of the person (GDPR, articles 15 and 20). */
  export: procedure({
    type: 'query',
    permission: 'membership:own',
    input: z.void(),
    output: z.record(z.string(), z.unknown()),
  }),
  /** Asks to be erased (GDPR, article 17). */
  erase: procedure({
    type: 'mutation',
    permission: 'membership:own',
    input: z.object({}),
    output: z.object({ requestedAt: Instant }),
  }),
  /**
   * Begins to move a place to another Telegram account. Asks for a code that went by mail: one that the bot says shows the
   * account, which may be lost or stolen. The old account and the address are told at once.
   */
  askMove: procedure({
    type: 'mutation',
    permission: 'membership:own',
    input: z.object({ subscriberId: SubscriberId }),
    output: MemberView,
  }),
  /** Stops it: nothing has changed, and a link that was made for it opens nothing. Whoever has the page may. */
  stopMove: procedure({
    type: 'mutation',
    permission: 'membership:use',
    input: z.object({ accountMoveId: AccountMoveId }),
    output: MemberView,
  }),
  /** Once its waiting time is over: the link, good once, that is opened with the new account. Asks for a code by mail, too. */
  moveLink: procedure({
    type: 'mutation',
    permission: 'membership:own',
    input: z.object({ accountMoveId: AccountMoveId }),
    output: z.object({ deepLink: z.url(), expiresAt: Instant }),
  }),
};
