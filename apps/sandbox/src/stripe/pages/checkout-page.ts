import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { holderOf } from '../control/control-routes.ts';
import { StripeError } from '../http/stripe-error.ts';
import { expireSession } from '../lifecycle/checkout/expire-session.ts';
import { paySession } from '../lifecycle/checkout/pay-session.ts';
import { find } from '../store/objects.ts';
import type { CheckoutSession } from '../store/stored.ts';
import type { Scope, World } from '../store/world.ts';
import { challengePage } from './challenge-page.ts';
import { html, money, page } from './layout.ts';
import { paymentFields } from './payment-fields.ts';

const payForm = z.looseObject({
  email: z.string().optional(),
  name: z.string().optional(),
  card: z.string().optional(),
  number: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
});

/** The hosted Checkout page: a form that works without script. */
export function checkoutPages(app: FastifyInstance, world: World): void {
  app.get<{ Params: { id: string } }>('/stripe/checkout/:id', (request, reply) => {
    const scope = holderOf(world, 'checkout.session', request.params.id);
    return show(reply, 200, sessionPage(scope, find(scope, 'checkout.session', request.params.id), null));
  });
  app.post<{ Params: { id: string } }>('/stripe/checkout/:id', (request, reply) => {
    const { id } = request.params;
    const scope = holderOf(world, 'checkout.session', id);
    return pay(scope, id, payForm.parse(request.body ?? {}), reply);
  });
  app.post<{ Params: { id: string } }>('/stripe/checkout/:id/leave', (request, reply) => {
    const scope = holderOf(world, 'checkout.session', request.params.id);
    const session = find(scope, 'checkout.session', request.params.id);
    return reply.redirect(session.cancel_url ?? '/stripe', 303);
  });
  app.post<{ Params: { id: string } }>('/stripe/checkout/:id/expire', (request, reply) => {
    expireSession(holderOf(world, 'checkout.session', request.params.id), request.params.id);
    return reply.redirect(`/stripe/checkout/${request.params.id}`, 303);
  });
}

function pay(scope: Scope, id: string, form: z.output<typeof payForm>, reply: FastifyReply) {
  const session = find(scope, 'checkout.session', id);
  const card = form.number?.trim() || form.card || null;
  try {
    const outcome = paySession(scope, id, {
      instrument: card === 'none' ? null : card,
      email: form.email?.trim() || null,
      name: form.name?.trim() || null,
      authentication: form.authenticate ?? null,
    });
    if (outcome === 'requires_action') return show(reply, 200, challengePage(`/stripe/checkout/${id}`, { ...form }));
    if (outcome === 'declined') return show(reply, 402, sessionPage(scope, session, 'Your card was declined.'));
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return show(reply, 400, sessionPage(scope, session, error.body.message));
  }
  return reply.redirect(successUrl(session), 303);
}

function successUrl(session: CheckoutSession): string {
  return (session.success_url ?? '/stripe').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function sessionPage(scope: Scope, session: CheckoutSession, problem: string | null): string {
  const seller = scope.account.displayName ?? 'The creator';
  if (session.status !== 'open') {
    const said = session.status === 'complete' ? 'This has been paid already.' : 'This checkout has expired.';
    return page('Checkout', html`<h1>${seller}</h1><p class="card">${said}</p>${backLink(session)}`);
  }
  const lines = scope.account.hidden.sessions[session.id]?.lines ?? [];
  const free = (session.amount_total ?? 0) === 0 && session.payment_method_collection === 'if_required';
  return page(
    `Pay ${seller}`,
    html`<h1>${seller}</h1>
<section class="card">
<p class="total">${money(session.amount_total, session.currency)}</p>
<ul class="plain">${lines.map((line) => html`<li><span>${line.description} ${trialNote(scope, session)}</span><span>${priceOf(line)}</span></li>`)}</ul>
</section>
${problem !== null && html`<p class="notice" role="alert">${problem}</p>`}
<form class="card" method="post" action="/stripe/checkout/${session.id}">
${
  session.customer_details?.email
    ? html`<p>${session.customer_details.email}</p>`
    : html`<label for="email">E-mail</label><input id="email" name="email" type="email" required autocomplete="email" value="payer@example.com">`
}
${paymentFields(free)}
<button class="main">${session.mode === 'subscription' ? 'Subscribe' : 'Pay'}</button>
</form>
<form method="post" action="/stripe/checkout/${session.id}/leave" class="actions"><button>Back without paying</button></form>`,
  );
}

function priceOf(line: { amount_total: number; currency: string; price: { recurring: { interval: string } | null } }): string {
  const every = line.price.recurring ? ` / ${line.price.recurring.interval}` : '';
  return money(line.amount_total, line.currency) + every;
}

function trialNote(scope: Scope, session: CheckoutSession) {
  const days = scope.account.hidden.sessions[session.id]?.subscriptionData.trialDays;
  return days ? html`<span class="soft">(${days} days free)</span>` : null;
}

function backLink(session: CheckoutSession) {
  return html`<p><a href="${session.success_url ? successUrl(session) : '/stripe'}">Back</a></p>`;
}

function show(reply: FastifyReply, status: number, content: string) {
  return reply.code(status).type('text/html; charset=utf-8').send(content);
}
