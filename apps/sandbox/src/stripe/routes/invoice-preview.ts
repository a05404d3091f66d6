import { z } from 'zod';
import { accepted, integer, params, text } from '../http/params.ts';
import { draftChange } from '../lifecycle/subscription/change-items.ts';
import { linesFor } from '../lifecycle/subscription/invoice-lines.ts';
import { prorationTime } from '../lifecycle/subscription/pending-change.ts';
import { buildInvoice } from '../objects/invoice.ts';
import { newId } from '../store/new-id.ts';
import { find } from '../store/objects.ts';
import type { Invoice } from '../store/stored.ts';
import type { Scope } from '../store/world.ts';
import { changeOf, itemParams } from './item-change.ts';

export const previewParams = params({
  subscription: text,
  subscription_details: z
    .strictObject({
      items: z.array(itemParams).optional(),
      proration_behavior: z.enum(['none', 'create_prorations', 'always_invoice']).optional(),
      proration_date: integer.optional(),
      ...accepted('cancel_at', 'cancel_at_period_end', 'billing_cycle_anchor', 'trial_end', 'billing_mode'),
    })
    .optional(),
  ...accepted('customer', 'automatic_tax', 'preview_mode', 'discounts', 'currency', 'customer_details'),
});

/** The invoice that a change would bring: the next one, or with `always_invoice` the one that would be made at once. */
export function previewInvoice(scope: Scope, input: z.output<typeof previewParams>): Invoice {
  const before = find(scope, 'subscription', input.subscription, 'subscription');
  const details = input.subscription_details;
  const at = prorationTime(scope, before, details?.proration_date);
  const changes = (details?.items ?? []).map((item) => changeOf(scope, before, item));
  const { after, lines, newInterval } = draftChange(scope, before, changes, at);
  const prorated = details?.proration_behavior === 'none' ? [] : lines;
  const atOnce = newInterval || details?.proration_behavior === 'always_invoice';
  const customer = find(scope, 'customer', before.customer);
  const invoice = buildInvoice({
    id: newId('upcoming_in'),
    created: at,
    account: scope.account,
    customer,
    subscription: after,
    lines: atOnce ? prorated : [...prorated, ...linesFor(scope, after, false)],
    billingReason: 'subscription_update',
    periodStart: at,
    periodEnd: at,
    discount: 0,
  });
  const balance = customer.balance ?? 0;
  invoice.billing_reason = 'upcoming';
  invoice.starting_balance = balance;
  invoice.amount_due = Math.max(0, invoice.total + Math.min(0, balance));
  invoice.amount_remaining = invoice.amount_due;
  for (const line of invoice.lines.data) line.invoice = invoice.id;
  return invoice;
}
