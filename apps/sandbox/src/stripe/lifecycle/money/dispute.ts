import { invalidRequest } from '../../http/stripe-error.ts';
import { buildDispute } from '../../objects/dispute.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { all, change, find, insert } from '../../store/objects.ts';
import type { Dispute } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { book } from '../ledger.ts';

const disputeFee = 2000;

/** A bank opens a dispute on a charge, or asks first (inquiry, no money moves). */
export function openDispute(
  scope: Scope,
  chargeId: string,
  given: { inquiry: boolean; reason: string; amount?: number },
): Dispute {
  const charge = find(scope, 'charge', chargeId, 'charge');
  if (charge.status !== 'succeeded') throw invalidRequest('Only a charge that succeeded can be disputed.');
  if (all(scope, 'dispute').some((dispute) => dispute.charge === chargeId && isOpen(dispute))) {
    throw invalidRequest('This charge has an open dispute already.');
  }
  change(scope, 'charge', chargeId, (draft) => {
    draft.disputed = true;
  });
  const dispute = insert(
    scope,
    'dispute',
    buildDispute({
      id: newId('du'),
      created: scope.world.now(),
      charge,
      amount: given.amount ?? charge.amount - charge.amount_refunded,
      reason: given.reason,
      inquiry: given.inquiry,
    }),
  );
  emit(scope, 'charge.dispute.created', dispute);
  if (!given.inquiry) withdrawFunds(scope, dispute.id);
  return dispute;
}

/** An inquiry becomes a chargeback. */
export function escalateDispute(scope: Scope, id: string): Dispute {
  const previous = change(scope, 'dispute', id, (draft) => {
    if (!draft.status.startsWith('warning_')) throw invalidRequest('Only an inquiry can be escalated.');
    draft.status = 'needs_response';
    draft.is_charge_refundable = false;
  });
  const dispute = find(scope, 'dispute', id);
  emit(scope, 'charge.dispute.updated', dispute, previous);
  withdrawFunds(scope, id);
  return dispute;
}

export function submitEvidence(
  scope: Scope,
  id: string,
  evidence: Record<string, string>,
  submit: boolean,
): Dispute {
  const previous = change(scope, 'dispute', id, (draft) => {
    Object.assign(draft.evidence, evidence);
    draft.evidence_details.has_evidence = true;
    if (!submit) return;
    draft.evidence_details.submission_count += 1;
    draft.evidence_details.submission_method = 'manual';
    draft.status = draft.status.startsWith('warning_') ? 'warning_under_review' : 'under_review';
  });
  const dispute = find(scope, 'dispute', id);
  emit(scope, 'charge.dispute.updated', dispute, previous);
  return dispute;
}

export function closeDispute(scope: Scope, id: string, result: 'won' | 'lost'): Dispute {
  const before = find(scope, 'dispute', id, 'dispute');
  if (!isOpen(before)) throw invalidRequest('This dispute is already closed.', 'dispute', 'dispute_closed');
  const inquiry = before.status.startsWith('warning_');
  const previous = change(scope, 'dispute', id, (draft) => {
    draft.status = inquiry ? 'warning_closed' : result;
    draft.is_charge_refundable = inquiry;
  });
  const dispute = find(scope, 'dispute', id);
  emit(scope, 'charge.dispute.closed', dispute, previous);
  if (!inquiry && result === 'won') reinstateFunds(scope, id);
  return dispute;
}

export function isOpen(dispute: Dispute): boolean {
  return !['won', 'lost', 'warning_closed', 'prevented'].includes(dispute.status);
}

function withdrawFunds(scope: Scope, id: string): void {
  const dispute = find(scope, 'dispute', id);
  const entry = book(scope, {
    amount: -dispute.amount,
    currency: dispute.currency,
    type: 'adjustment',
    reportingCategory: 'dispute',
    source: id,
    stripeFee: disputeFee,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    atOnce: true,
  });
  change(scope, 'dispute', id, (draft) => {
    draft.balance_transactions = [...draft.balance_transactions, entry];
  });
  emit(scope, 'charge.dispute.funds_withdrawn', find(scope, 'dispute', id));
}

function reinstateFunds(scope: Scope, id: string): void {
  const dispute = find(scope, 'dispute', id);
  const entry = book(scope, {
    amount: dispute.amount,
    currency: dispute.currency,
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    source: id,
    description: `Chargeback reversal for ${dispute.charge}`,
    atOnce: true,
  });
  change(scope, 'dispute', id, (draft) => {
    draft.balance_transactions = [...draft.balance_transactions, entry];
  });
  emit(scope, 'charge.dispute.funds_reinstated', find(scope, 'dispute', id));
}
