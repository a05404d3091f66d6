import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../pages/html.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import { holderOf } from '../control/control-routes.ts';
import { createPaymentMethod } from '../lifecycle/payment/create-payment-method.ts';
import { currentPeriod } from '../lifecycle/subscription/billing-facts.ts';
import {
  cancelNow,
  scheduleCancel,
  unscheduleCancel,
} from '../lifecycle/subscription/cancel-subscription.ts';
import { productName } from '../lifecycle/subscription/invoice-lines.ts';
import { isEnded, updateSubscription } from '../lifecycle/subscription/set-status.ts';
import { all, find } from '../store/objects.ts';
import type { PortalSession, Subscription } from '../store/stored.ts';
import type { Scope, World } from '../store/world.ts';
import { hostedPage } from './hosted-page.ts';
import { day, money } from './money.ts';
import { paymentFields } from './payment-fields.ts';

type OfPortal = {
  Params: { id: string; subscription: string };
  Body: { action?: string; card?: string; number?: string };
};

/** The customer portal: the payer cancels, takes it back, or changes the card. */
export function portalPages(app: FastifyInstance, world: World): void {
  app.get<OfPortal>('/stripe/portal/:id', (request, reply) => {
    const scope = holderOf(world, 'billing_portal.session', request.params.id);
    return sendHtml(reply, portalPage(scope, find(scope, 'billing_portal.session', request.params.id)));
  });
  app.post<OfPortal>('/stripe/portal/:id/:subscription', (request, reply) => {
    const { id, subscription } = request.params;
    const scope = holderOf(world, 'billing_portal.session', id);
    const session = find(scope, 'billing_portal.session', id);
    if (find(scope, 'subscription', subscription).customer === session.customer) {
      act(scope, session, subscription, request.body ?? {});
    }
    return reply.redirect(`/stripe/portal/${id}`, 303);
  });
}

/** With flexible billing the portal plans an end by `cancel_at` and leaves the flag alone. */
function act(scope: Scope, session: PortalSession, id: string, body: OfPortal['Body']): void {
  const settings = find(scope, 'billing_portal.configuration', session.configuration).features
    .subscription_cancel;
  if (body.action === 'cancel' && settings.enabled) {
    if (settings.mode === 'immediately') cancelNow(scope, id, { reason: 'cancellation_requested' });
    else scheduleCancel(scope, id, 'cancel_at');
  }
  if (body.action === 'keep') unscheduleCancel(scope, id);
  if (body.action === 'card') {
    const customer = find(scope, 'customer', session.customer);
    const method = createPaymentMethod(scope, {
      instrument: body.number?.trim() || body.card || '4242424242424242',
      customer: customer.id,
      email: customer.email,
      name: customer.name ?? null,
    });
    updateSubscription(scope, id, (draft) => {
      draft.default_payment_method = method.id;
    });
  }
}

function portalPage(scope: Scope, session: PortalSession): string {
  const subscriptions = all(scope, 'subscription').filter(
    (one) => one.customer === session.customer && !isEnded(one),
  );
  const invoices = all(scope, 'invoice').filter(
    (one) => one.customer === session.customer && one.status !== 'draft',
  );
  return hostedPage(
    'Your subscriptions',
    html`<h1>Your subscriptions</h1>
${subscriptions.length === 0 && html`<p class="panel">None that is running.</p>`}
${subscriptions.map((one) => subscriptionPanel(scope, session, one))}
<section class="panel"><h2>Invoices</h2><ul class="lines">${invoices.map(
      (one) =>
        html`<li><a href="/stripe/invoice/${one.id}">${one.number}</a><span>${money(one.total, one.currency)} ${one.status}</span></li>`,
    )}</ul></section>
${session.return_url !== null && html`<p><a href="${session.return_url}">Back</a></p>`}`,
  );
}

function subscriptionPanel(scope: Scope, session: PortalSession, subscription: Subscription): Html {
  const [item] = subscription.items.data;
  const ending = subscription.cancel_at !== null;
  return html`<section class="panel"><h2>${item && productName(scope, item.price)}</h2>
<p class="soft">${ending ? `Ends ${day(subscription.cancel_at)}` : `Renews ${day(currentPeriod(subscription).end)}`} UTC · ${subscription.status}</p>
<form method="post" action="/stripe/portal/${session.id}/${subscription.id}">
<button class="btn ${!ending && 'danger'}" name="action" value="${ending ? 'keep' : 'cancel'}">${ending ? 'Keep it' : 'Cancel subscription'}</button>
<details><summary>Change the payment method</summary>${paymentFields(false)}<button class="btn primary pay" name="action" value="card">Save</button></details>
</form></section>`;
}
