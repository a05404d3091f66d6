import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { taxOf } from '../../lifecycle/account/tax.ts';
import { balanceOf } from '../../lifecycle/ledger.ts';
import { all } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { money } from '../money.ts';
import { renderCheckouts } from './checkouts.ts';
import { renderPayments } from './payments.ts';
import { renderPayouts } from './payouts.ts';
import { renderSubscription } from './subscription-card.ts';

const shownSubscriptions = 60;

export function renderAccount(scope: Scope): Html {
  const { account } = scope;
  const control = `/stripe/control/accounts/${account.id}`;
  const subscriptions = all(scope, 'subscription').reverse().slice(0, shownSubscriptions);
  return html`<section class="panel stack">
<div class="row spread"><div><h2>${account.displayName ?? 'Account'}</h2><code>${account.id}</code></div>
<div class="row">${tag(account.ready, 'takes payments', 'paperwork missing')}${tag(account.connected, 'connected', 'disconnected')}</div></div>
<div class="row">
${actionButton({ label: account.ready ? 'Paperwork found wanting' : 'Paperwork done', path: `${control}/ready`, body: { ready: !account.ready } })}
${actionButton({ label: taxOf(scope).active ? 'Switch Stripe Tax off' : 'Switch Stripe Tax on', path: `${control}/tax`, body: { active: !taxOf(scope).active, countries: [account.country.toUpperCase()] } })}
${actionButton({ label: account.connected ? 'Disconnect the platform' : 'Connect again', path: `${control}/${account.connected ? 'disconnect' : 'reconnect'}`, look: account.connected ? 'danger' : 'quiet' })}
</div>
${renderSettings(scope, control)}
${renderCheckouts(scope)}
<h3>Subscriptions</h3>
${subscriptions.length === 0 && html`<p class="soft small">None yet.</p>`}
<div class="cards">${subscriptions.map((one) => renderSubscription(scope, one))}</div>
${renderPayments(scope)}
<h3>Balance</h3>
<p class="small">${balanceText(scope)}</p>
<div class="row">${actionButton({ label: 'Pay out what is available', path: `${control}/payout`, done: 'Payout made' })}</div>
${renderPayouts(scope)}
</section>`;
}

function renderSettings(scope: Scope, control: string): Html {
  const { settings, id } = scope.account;
  const choice = (value: string, label: string) =>
    html`<option value="${value}"${settings.afterRetries === value && html` selected`}>${label}</option>`;
  return html`<details id="settings-${id}"><summary class="small">Dunning and banks</summary>
<form class="inline" data-post="${control}/settings" data-done="Saved">
<label class="field">Retries, days after the first failure<input name="retryDays" value="${settings.retryDays.join(',')}"></label>
<label class="field">After the last one<select name="afterRetries">${choice('cancel', 'cancel')}${choice('unpaid', 'mark unpaid')}${choice('past_due', 'leave past due')}</select></label>
<label class="field">SEPA arrives after days<input name="sepaDays" data-type="number" value="${settings.sepaDays}"></label>
<label class="field">Minutes as a draft<input name="draftMinutes" data-type="number" value="${settings.draftMinutes}"></label>
<button class="btn">Save</button></form></details>`;
}

function balanceText(scope: Scope): string {
  const { available, pending } = balanceOf(scope);
  const of = (sums: Record<string, number>) =>
    Object.entries(sums)
      .map(([currency, amount]) => money(amount, currency))
      .join(', ');
  return `${of(available)} available, ${of(pending)} on its way`;
}

function tag(good: boolean, yes: string, no: string): Html {
  return html`<span class="tag ${good ? 'good' : 'bad'}">${good ? yes : no}</span>`;
}
