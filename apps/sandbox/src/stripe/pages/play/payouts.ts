import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { all } from '../../store/objects.ts';
import type { Payout } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { money } from '../money.ts';

export function renderPayouts(scope: Scope): Html | false {
  const payouts = all(scope, 'payout').reverse().slice(0, 10);
  if (payouts.length === 0) return false;
  return html`<div class="scroll"><table><tr><th>Payout</th><th>Amount</th><th>State</th><th></th></tr>${payouts.map(
    (payout) =>
      html`<tr><td><code>${payout.id}</code></td><td>${money(payout.amount, payout.currency)}</td><td><span class="tag">${payout.status}</span></td><td><div class="row">${buttons(payout)}</div></td></tr>`,
  )}</table></div>`;
}

function buttons(payout: Payout): Html[] {
  const control = `/stripe/control/payouts/${payout.id}`;
  if (payout.status === 'failed' || payout.status === 'canceled') return [];
  const fail = actionButton({ label: 'Fails', path: `${control}/failed`, look: 'danger' });
  return payout.status === 'paid'
    ? [fail]
    : [actionButton({ label: 'Arrives', path: `${control}/paid` }), fail];
}
