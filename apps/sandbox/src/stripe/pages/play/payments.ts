import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { moment } from '../../../pages/moment.ts';
import { isOpen } from '../../lifecycle/money/dispute.ts';
import { all } from '../../store/objects.ts';
import type { Charge, Dispute } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { money } from '../money.ts';

const shown = 25;

/** Charges with what a bank or the creator may do to them, and the open disputes. */
export function renderPayments(scope: Scope): Html {
  const charges = all(scope, 'charge').reverse().slice(0, shown);
  const disputes = all(scope, 'dispute').reverse().slice(0, shown);
  if (charges.length === 0) return html`<h3>Payments</h3><p class="soft small">None yet.</p>`;
  return html`<h3>Payments</h3>
<div class="scroll"><table><tr><th>When</th><th>Amount</th><th>State</th><th>Payer</th><th></th></tr>${charges.map(chargeRow)}</table></div>
${disputes.length > 0 && html`<h3>Disputes</h3><div class="scroll"><table><tr><th>Dispute</th><th>Amount</th><th>State</th><th></th></tr>${disputes.map(disputeRow)}</table></div>`}`;
}

function chargeRow(charge: Charge): Html {
  return html`<tr><td>${moment(charge.created * 1000, 'full')}</td><td>${money(charge.amount, charge.currency)}</td>
<td>${stateOf(charge)}</td><td>${charge.billing_details.email}</td><td><div class="row">${chargeButtons(charge)}</div></td></tr>`;
}

function chargeButtons(charge: Charge): Html[] {
  if (charge.status !== 'succeeded') return [];
  const control = `/stripe/control/charges/${charge.id}`;
  const left = charge.amount - charge.amount_refunded;
  const half = Math.floor(left / 2);
  return [
    ...(left > 0 ? [actionButton({ label: 'Refund', path: `${control}/refund`, look: 'danger' })] : []),
    ...(half > 0
      ? [actionButton({ label: 'Refund half', path: `${control}/refund`, body: { amount: half } })]
      : []),
    ...(charge.disputed
      ? []
      : [
          actionButton({ label: 'Dispute', path: `${control}/dispute`, look: 'danger' }),
          actionButton({ label: 'Inquiry', path: `${control}/dispute`, body: { inquiry: true } }),
        ]),
  ];
}

function stateOf(charge: Charge): Html {
  if (charge.status === 'failed') return html`<span class="tag bad">${charge.failure_code}</span>`;
  if (charge.status === 'pending') return html`<span class="tag warn">on its way</span>`;
  if (charge.disputed) return html`<span class="tag warn">disputed</span>`;
  if (charge.refunded) return html`<span class="tag">refunded</span>`;
  if (charge.amount_refunded > 0) return html`<span class="tag">refunded in part</span>`;
  return html`<span class="tag good">paid</span>`;
}

function disputeRow(dispute: Dispute): Html {
  const control = `/stripe/control/disputes/${dispute.id}`;
  const inquiry = dispute.status.startsWith('warning_');
  const close = (result: string, label: string) =>
    actionButton({ label, path: `${control}/close`, body: { result } });
  return html`<tr><td><code>${dispute.id}</code></td><td>${money(dispute.amount, dispute.currency)}</td>
<td><span class="tag ${isOpen(dispute) && 'warn'}">${dispute.status}</span></td><td><div class="row">${
    isOpen(dispute) &&
    (inquiry
      ? [
          close('won', 'Close the inquiry'),
          actionButton({ label: 'Becomes a dispute', path: `${control}/escalate` }),
        ]
      : [close('won', 'Creator wins'), close('lost', 'Payer wins')])
  }</div></td></tr>`;
}
