import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { moment } from '../../../pages/moment.ts';
import { billingFacts, currentPeriod } from '../../lifecycle/subscription/billing-facts.ts';
import { productName } from '../../lifecycle/subscription/invoice-lines.ts';
import { isEnded } from '../../lifecycle/subscription/set-status.ts';
import { peek } from '../../store/objects.ts';
import type { Subscription } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { money } from '../money.ts';

export function renderSubscription(scope: Scope, subscription: Subscription): Html {
  const [item] = subscription.items.data;
  const customer = peek(scope, 'customer', subscription.customer);
  const { refusal } = billingFacts(scope, subscription.id);
  return html`<article class="panel stack">
<div class="row spread"><strong>${item && productName(scope, item.price)}</strong><span class="tag ${lookOf(subscription)}">${subscription.status}</span></div>
<div class="small">${customer?.email ?? subscription.customer}<br>${item && money((item.price.unit_amount ?? 0) * item.quantity, subscription.currency)} / ${item?.price.recurring?.interval}<br>${whenText(subscription)}${refusal && html`<br><span class="tag warn">next attempt: ${refusal}</span>`}</div>
<code>${subscription.id}</code>
${!isEnded(subscription) && buttons(scope, subscription)}
</article>`;
}

type Act = (label: string, action: string, body?: object, danger?: boolean) => Html;

function buttons(scope: Scope, subscription: Subscription): Html {
  const control = `/stripe/control/subscriptions/${subscription.id}`;
  const act: Act = (label, action, body = {}, danger = false) =>
    actionButton({
      label,
      path: `${control}/${action}`,
      body,
      look: danger ? 'danger' : 'quiet',
      done: label,
    });
  if (subscription.status === 'paused') {
    return html`<div class="row">${act('Resume', 'resume')}${act('Cancel now', 'cancel', {}, true)}</div>`;
  }
  const invoice = peek(scope, 'invoice', subscription.latest_invoice ?? '');
  return html`<div class="row">${
    invoice?.status === 'open' &&
    html`${act('Payer pays', 'recover')}<a class="btn" href="/stripe/invoice/${invoice.id}">Invoice</a>`
  }${act('Renew now', 'renew')}${act('Let the next fail', 'fail-next', { how: 'decline' })}${act('Cancel now', 'cancel', { when: 'now' }, true)}</div>
<details id="more-${subscription.id}"><summary class="small">More</summary><div class="row">${rarer(subscription, act)}</div></details>`;
}

function rarer(subscription: Subscription, act: Act): Html[] {
  const ends = [
    act('End at period end', 'cancel', { when: 'period_end' }),
    act('End by cancel_at', 'cancel', { when: 'cancel_at' }),
  ];
  return [
    act('3-D Secure next', 'fail-next', { how: '3ds' }),
    ...(subscription.cancel_at === null ? ends : [act('Keep it', 'uncancel')]),
    act('Pause', 'pause'),
    act('Refund last', 'refund', {}, true),
    act('Dispute last', 'dispute', {}, true),
  ];
}

function whenText(subscription: Subscription): Html {
  if (isEnded(subscription)) return html`ended ${moment((subscription.ended_at ?? 0) * 1000, 'date')}`;
  const end = currentPeriod(subscription).end;
  if (subscription.cancel_at !== null) return html`ends ${moment(subscription.cancel_at * 1000, 'date')}`;
  return html`${subscription.status === 'trialing' ? 'trial until' : 'renews'} ${moment(end * 1000, 'date')}`;
}

function lookOf(subscription: Subscription): string {
  if (subscription.status === 'active' || subscription.status === 'trialing') return 'good';
  return subscription.status === 'canceled' || subscription.status === 'unpaid' ? 'bad' : 'warn';
}
