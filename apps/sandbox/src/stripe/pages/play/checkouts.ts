import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { intentOf } from '../../control/checkout-controls.ts';
import { all } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { money } from '../money.ts';

const shown = 10;

/** Open checkouts, and completed ones whose money is still on its way. */
export function renderCheckouts(scope: Scope): Html {
  const sessions = all(scope, 'checkout.session').reverse();
  const open = sessions.filter((one) => one.status === 'open').slice(0, shown);
  const underWay = sessions.filter((one) => isUnderWay(scope, one)).slice(0, shown);
  return html`<h3>Checkouts</h3>
${open.length + underWay.length === 0 && html`<p class="soft small">None is open.</p>`}
${open.map((one) => row(one, html`<a class="btn primary" href="/stripe/checkout/${one.id}">Open the page</a>${pay(one, '4242424242424242', 'Pay')}${pay(one, '4000000000000002', 'Decline')}${actionButton({ label: 'Expire', path: `/stripe/control/checkout/${one.id}/expire` })}`))}
${underWay.map((one) => row(one, html`${arrive(one, 'succeeded', 'Money arrives')}${arrive(one, 'failed', 'Debit fails')}`))}`;
}

function row(session: CheckoutSession, buttons: Html): Html {
  return html`<div class="row spread"><span>${money(session.amount_total, session.currency)} · ${session.mode} <code>${session.id.slice(0, 20)}…</code></span><span class="row">${buttons}</span></div>`;
}

function pay(session: CheckoutSession, card: string, label: string): Html {
  return actionButton({ label, path: `/stripe/control/checkout/${session.id}/pay`, body: { card } });
}

function arrive(session: CheckoutSession, outcome: string, label: string): Html {
  return actionButton({ label, path: `/stripe/control/checkout/${session.id}/arrive`, body: { outcome } });
}

function isUnderWay(scope: Scope, session: CheckoutSession): boolean {
  if (session.status !== 'complete' || session.payment_status !== 'unpaid') return false;
  return scope.account.hidden.debits[intentOf(scope, session.id)] !== undefined;
}
