import { z } from 'zod';
import { actionsRequired, removalEvidences, revokeReasons } from '../access/reasons.ts';
import { moneyChoices } from '../block/block-money.ts';
import { DisputeId, OrderId, PaymentId, RefundId, SubscriberId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { MoneyWire } from '../money.ts';
import { moveStoppers } from '../move/account-move.ts';
import { noticeKinds, noticeStates } from '../notices/kinds.ts';
import { roles } from '../permissions.ts';
import { driftKinds } from '../reconcile/drift.ts';

/** Who did it. A person is somebody who runs the organisation: named as they are called now, `role` null when they have left. */
export const TimelineActor = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['system', 'stripe', 'telegram', 'member', 'developer']) }),
  z.object({ kind: z.literal('person'), name: z.string(), role: z.enum(roles).nullable() }),
]);
export type TimelineActor = z.infer<typeof TimelineActor>;

const entry = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), key: z.string(), at: Instant, actor: TimelineActor, ...shape });

const ofChannel = { channel: z.string() };
const ofPlan = { plan: z.string() };

/** One thing that happened to a member. Closed: whoever renders them says something about each. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  entry('bought', { ...ofPlan, orderId: OrderId, money: MoneyWire }),
  /** Time given for nothing; `until` null: without end. */
  entry('given', {
    ...ofPlan,
    ...ofChannel,
    orderId: OrderId,
    until: Instant.nullable(),
    imported: z.boolean(),
  }),
  entry('taken_back', { ...ofPlan, orderId: OrderId }),
  entry('paid', {
    ...ofPlan,
    paymentId: PaymentId,
    providerId: z.string(),
    money: MoneyWire,
    paidThrough: Instant.nullable(),
  }),
  entry('renewal_failed', {
    ...ofPlan,
    subscriptionId: SubscriptionId,
    money: MoneyWire.nullable(),
    graceUntil: Instant.nullable(),
  }),
  entry('grace_began', ofChannel),
  entry('recovered', ofChannel),
  entry('subscription_ended', { ...ofPlan, subscriptionId: SubscriptionId }),
  entry('cancel_asked', { ...ofPlan, subscriptionId: SubscriptionId }),
  entry('resume_asked', { ...ofPlan, subscriptionId: SubscriptionId }),
  /** `plan`: the one it is to be. */
  entry('switch_asked', { ...ofPlan, subscriptionId: SubscriptionId }),
  /** `money` null: all that was left of the payment. */
  entry('refund_asked', { paymentId: PaymentId }),
  entry('refunded', {
    refundId: RefundId,
    paymentId: PaymentId,
    money: MoneyWire,
    status: z.string(),
    failureReason: z.string().nullable(),
  }),
  entry('disputed', {
    disputeId: DisputeId,
    paymentId: PaymentId,
    money: MoneyWire,
    reason: z.string().nullable(),
    respondBy: Instant.nullable(),
  }),
  entry('dispute_closed', { disputeId: DisputeId, paymentId: PaymentId, status: z.string() }),
  entry('entitled', ofChannel),
  entry('entitled_again', ofChannel),
  entry('way_in_opened', ofChannel),
  entry('asked_to_join', ofChannel),
  entry('let_in', ofChannel),
  entry('declined', ofChannel),
  entry('entered', ofChannel),
  entry('left', ofChannel),
  entry('must_leave', { ...ofChannel, reason: z.enum(revokeReasons).nullable() }),
  entry('removal_asked', ofChannel),
  entry('removal_refused', ofChannel),
  entry('removal_confirmed', { ...ofChannel, evidence: z.enum(removalEvidences).nullable() }),
  entry('seen_inside', ofChannel),
  entry('waits', { ...ofChannel, action: z.enum(actionsRequired) }),
  entry('removal_undone', { ...ofChannel, reason: z.string() }),
  /** `channel` null: all of them. */
  entry('blocked', {
    channel: z.string().nullable(),
    reason: z.string(),
    until: Instant.nullable(),
    money: z.enum(moneyChoices),
  }),
  entry('unblocked', { channel: z.string().nullable(), reason: z.string().nullable() }),
  /** Access was ended by hand; the person may buy again. */
  entry('removed', { channel: z.string().nullable(), reason: z.string(), money: z.enum(moneyChoices) }),
  entry('claimed', ofPlan),
  entry('move_prepared', {}),
  /** The member has begun to move by themselves. */
  entry('move_asked', { readyAt: Instant }),
  entry('move_stopped', { by: z.enum(moveStoppers) }),
  entry('move_expired', {}),
  entry('moved', { direction: z.enum(['from', 'to']), otherId: SubscriberId }),
  entry('told', { ...ofChannel, notice: z.enum(noticeKinds), state: z.enum(noticeStates) }),
  entry('drift_found', { ...ofChannel, drift: z.enum(driftKinds) }),
  entry('drift_over', { ...ofChannel, drift: z.enum(driftKinds), fixed: z.boolean() }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export type TimelineKind = TimelineEntry['kind'];

/** Where the next page begins: after this entry. */
export const TimelineCursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~[\w:.-]{1,200}$/, 'a cursor of this list');
