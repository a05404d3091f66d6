import { z } from 'zod';
import {
  accepted,
  decimal,
  flag,
  integer,
  mergeMetadata,
  metadata,
  params,
  text,
  textOrUnset,
} from '../http/params.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { currentPeriod } from '../lifecycle/subscription/billing-facts.ts';
import { clearCancel } from '../lifecycle/subscription/cancel-subscription.ts';
import { changeItems } from '../lifecycle/subscription/change-items.ts';
import { endTrialNow } from '../lifecycle/subscription/end-trial.ts';
import { changeWhenPaid, prorationTime } from '../lifecycle/subscription/pending-change.ts';
import { isEnded, updateSubscription } from '../lifecycle/subscription/set-status.ts';
import { find } from '../store/objects.ts';
import type { Subscription } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';
import { changeOf, itemParams } from './item-change.ts';

export const updateParams = params({
  cancel_at: z.union([z.literal(''), z.enum(['max_period_end', 'min_period_end']), integer]).optional(),
  cancel_at_period_end: flag.optional(),
  default_payment_method: text.optional(),
  description: textOrUnset.optional(),
  metadata: metadata.optional(),
  application_fee_percent: z.union([z.literal('').transform(() => null), decimal]).optional(),
  pause_collection: z
    .union([
      z.literal('').transform(() => null),
      z.object({
        behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']),
        resumes_at: integer.optional(),
      }),
    ])
    .optional(),
  items: z.array(itemParams).optional(),
  proration_behavior: z.enum(['none', 'create_prorations', 'always_invoice']).optional(),
  proration_date: integer.optional(),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'])
    .optional(),
  trial_end: z.union([z.literal('now'), integer]).optional(),
  cancellation_details: z
    .object({ comment: textOrUnset.optional(), feedback: textOrUnset.optional() })
    .optional(),
  ...accepted(
    'billing_cycle_anchor',
    'payment_settings',
    'trial_settings',
    'off_session',
    'collection_method',
    'automatic_tax',
    'invoice_settings',
  ),
});
type UpdateInput = z.output<typeof updateParams>;

export function updateBy(scope: Scope, id: string, input: UpdateInput): Subscription {
  const before = find(scope, 'subscription', id);
  if (
    isEnded(before) &&
    Object.keys(input).some((key) => !['metadata', 'cancellation_details', 'expand'].includes(key))
  ) {
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.');
  }
  if (input.payment_behavior === 'pending_if_incomplete') refuseBesidePending(input);
  if (input.items !== undefined) {
    const changes = input.items.map((item) => changeOf(scope, before, item));
    const at = prorationTime(scope, before, input.proration_date);
    if (input.payment_behavior === 'pending_if_incomplete') changeWhenPaid(scope, id, changes, at);
    else changeItems(scope, id, changes, input.proration_behavior ?? 'create_prorations', at);
  }
  if (input.trial_end === 'now') endTrialNow(scope, id);
  return updateSubscription(scope, id, (draft) => {
    applyPlain(draft, input);
    applyCancel(scope, draft, input);
  });
}

/** What may go along with a change that waits for its payment (Stripe: Pending updates reference). */
const besidePending = new Set([
  'items',
  'payment_behavior',
  'proration_behavior',
  'proration_date',
  'billing_cycle_anchor',
  'trial_end',
  'expand',
]);

function refuseBesidePending(input: UpdateInput): void {
  const other = Object.keys(input).find((key) => !besidePending.has(key));
  if (other === undefined) return;
  throw invalidRequest(
    `When payment_behavior is \`pending_if_incomplete\`, you cannot update \`${other}\`.`,
    other,
  );
}

function applyPlain(draft: Subscription, input: UpdateInput): void {
  draft.metadata = mergeMetadata(draft.metadata, input.metadata);
  if (input.description !== undefined) draft.description = input.description;
  if (input.default_payment_method !== undefined) draft.default_payment_method = input.default_payment_method;
  if (input.application_fee_percent !== undefined)
    draft.application_fee_percent = input.application_fee_percent;
  if (typeof input.trial_end === 'number') moveTrialEnd(draft, input.trial_end);
  if (input.pause_collection !== undefined) {
    draft.pause_collection = input.pause_collection && {
      behavior: input.pause_collection.behavior,
      resumes_at: input.pause_collection.resumes_at ?? null,
    };
  }
}

function moveTrialEnd(draft: Subscription, end: number): void {
  draft.trial_end = end;
  draft.billing_cycle_anchor = end;
  for (const item of draft.items.data) item.current_period_end = end;
}

function applyCancel(scope: Scope, draft: Subscription, input: UpdateInput): void {
  if (input.cancel_at_period_end !== undefined && input.cancel_at !== undefined && input.cancel_at !== '') {
    throw invalidRequest('You may only specify one of these parameters: cancel_at, cancel_at_period_end.');
  }
  if (input.cancel_at_period_end === false || input.cancel_at === '') clearCancel(draft);
  const end = plannedEnd(draft, input);
  if (end === null) return;
  if (end <= scope.world.now()) throw invalidRequest('cancel_at must be in the future.', 'cancel_at');
  draft.cancel_at_period_end = input.cancel_at_period_end === true;
  draft.cancel_at = end;
  draft.canceled_at = scope.world.now();
  draft.cancellation_details = {
    comment: input.cancellation_details?.comment ?? null,
    feedback: null,
    feedback_option: null,
    reason: 'cancellation_requested',
  };
}

function plannedEnd(draft: Subscription, input: UpdateInput): number | null {
  if (input.cancel_at_period_end === true) return currentPeriod(draft).end;
  if (input.cancel_at === 'max_period_end') return currentPeriod(draft).end;
  if (input.cancel_at === 'min_period_end') {
    return Math.min(...draft.items.data.map((item) => item.current_period_end));
  }
  return typeof input.cancel_at === 'number' ? input.cancel_at : null;
}
