import { z } from 'zod';

/** Prefix of each kind of id: an id tells what it is wherever it is seen. */
export const idPrefixes = {
  organisation: 'org',
  bot: 'bot',
  stripeAccount: 'sta',
  channel: 'chn',
  plan: 'pln',
  planVersion: 'plv',
  planPrice: 'prc',
  buyer: 'buy',
  subscriber: 'sbr',
  order: 'ord',
  orderLine: 'orl',
  subscription: 'sub',
  payment: 'pay',
  refund: 'rfd',
  dispute: 'dsp',
  payout: 'pot',
  source: 'src',
  access: 'acc',
  block: 'blk',
  claim: 'clm',
  joinRequest: 'jrq',
  notice: 'ntc',
  deadLetter: 'dlt',
  journalEntry: 'jre',
  apiKey: 'key',
  alert: 'alr',
  brake: 'brk',
  starsCall: 'stc',
  drift: 'dft',
  reconcilePart: 'rcp',
  coupon: 'cpn',
  accessCode: 'acd',
  memberImport: 'imp',
  invitation: 'inv',
  legalText: 'ltx',
  withdrawal: 'wdr',
  buyerMail: 'bml',
  memberSession: 'mse',
  erasureRequest: 'ers',
  broadcast: 'bct',
  supportRequest: 'sup',
  supportAnswer: 'san',
  botSwitch: 'bsw',
  accountMove: 'mov',
} as const;

export type IdKind = keyof typeof idPrefixes;

const id = <K extends IdKind>(kind: K) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{26}$`), `an id that begins with ${idPrefixes[kind]}_`)
    .brand(kind);

export const OrganisationId = id('organisation');
export type OrganisationId = z.infer<typeof OrganisationId>;
export const BotId = id('bot');
export type BotId = z.infer<typeof BotId>;
export const StripeAccountId = id('stripeAccount');
export type StripeAccountId = z.infer<typeof StripeAccountId>;
export const ChannelId = id('channel');
export type ChannelId = z.infer<typeof ChannelId>;
export const PlanId = id('plan');
export type PlanId = z.infer<typeof PlanId>;
export const PlanVersionId = id('planVersion');
export type PlanVersionId = z.infer<typeof PlanVersionId>;
export const PlanPriceId = id('planPrice');
export type PlanPriceId = z.infer<typeof PlanPriceId>;
export const BuyerId = id('buyer');
export type BuyerId = z.infer<typeof BuyerId>;
export const SubscriberId = id('subscriber');
export type SubscriberId = z.infer<typeof SubscriberId>;
export const OrderId = id('order');
export type OrderId = z.infer<typeof OrderId>;
export const OrderLineId = id('orderLine');
export type OrderLineId = z.infer<typeof OrderLineId>;
export const SubscriptionId = id('subscription');
export type SubscriptionId = z.infer<typeof SubscriptionId>;
export const PaymentId = id('payment');
export type PaymentId = z.infer<typeof PaymentId>;
export const RefundId = id('refund');
export type RefundId = z.infer<typeof RefundId>;
export const DisputeId = id('dispute');
export type DisputeId = z.infer<typeof DisputeId>;
export const PayoutId = id('payout');
export type PayoutId = z.infer<typeof PayoutId>;
export const SourceId = id('source');
export type SourceId = z.infer<typeof SourceId>;
export const AccessId = id('access');
export type AccessId = z.infer<typeof AccessId>;
export const BlockId = id('block');
export type BlockId = z.infer<typeof BlockId>;
export const ClaimId = id('claim');
export type ClaimId = z.infer<typeof ClaimId>;
export const JoinRequestId = id('joinRequest');
export type JoinRequestId = z.infer<typeof JoinRequestId>;
export const NoticeId = id('notice');
export type NoticeId = z.infer<typeof NoticeId>;
export const DeadLetterId = id('deadLetter');
export type DeadLetterId = z.infer<typeof DeadLetterId>;
export const JournalEntryId = id('journalEntry');
export type JournalEntryId = z.infer<typeof JournalEntryId>;
export const ApiKeyId = id('apiKey');
export type ApiKeyId = z.infer<typeof ApiKeyId>;
export const AlertId = id('alert');
export type AlertId = z.infer<typeof AlertId>;
export const BrakeId = id('brake');
export type BrakeId = z.infer<typeof BrakeId>;
export const StarsCallId = id('starsCall');
export type StarsCallId = z.infer<typeof StarsCallId>;
export const DriftId = id('drift');
export type DriftId = z.infer<typeof DriftId>;
export const ReconcilePartId = id('reconcilePart');
export type ReconcilePartId = z.infer<typeof ReconcilePartId>;
export const CouponId = id('coupon');
export type CouponId = z.infer<typeof CouponId>;
export const AccessCodeId = id('accessCode');
export type AccessCodeId = z.infer<typeof AccessCodeId>;
export const InvitationId = id('invitation');
export type InvitationId = z.infer<typeof InvitationId>;
export const LegalTextId = id('legalText');
export type LegalTextId = z.infer<typeof LegalTextId>;
export const WithdrawalId = id('withdrawal');
export type WithdrawalId = z.infer<typeof WithdrawalId>;
export const BuyerMailId = id('buyerMail');
export type BuyerMailId = z.infer<typeof BuyerMailId>;
export const MemberSessionId = id('memberSession');
export type MemberSessionId = z.infer<typeof MemberSessionId>;
export const ErasureRequestId = id('erasureRequest');
export type ErasureRequestId = z.infer<typeof ErasureRequestId>;
export const SupportRequestId = id('supportRequest');
export type SupportRequestId = z.infer<typeof SupportRequestId>;
export const SupportAnswerId = id('supportAnswer');
export type SupportAnswerId = z.infer<typeof SupportAnswerId>;
export const BotSwitchId = id('botSwitch');
export type BotSwitchId = z.infer<typeof BotSwitchId>;
export const AccountMoveId = id('accountMove');
export type AccountMoveId = z.infer<typeof AccountMoveId>;
export const MemberImportId = id('memberImport');
export type MemberImportId = z.infer<typeof MemberImportId>;
export const BroadcastId = id('broadcast');
export type BroadcastId = z.infer<typeof BroadcastId>;

/** The branded id type of a kind: `IdOf<'access'>` is `AccessId`. */
export type IdOf<K extends IdKind> = string & z.core.$brand<K>;
