import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { html } from '../../pages/html.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import { holderOf } from '../control/control-routes.ts';
import { StripeError } from '../http/stripe-error.ts';
import { paySession } from '../lifecycle/checkout/pay-session.ts';
import { useCode } from '../lifecycle/checkout/use-code.ts';
import { find } from '../store/objects.ts';
import type { CheckoutSession, LineItem } from '../store/stored.ts';
import type { Scope, World } from '../store/world.ts';
import { challengePage } from './challenge-page.ts';
import { hostedPage } from './hosted-page.ts';
import { money } from './money.ts';
import { paymentFields } from './payment-fields.ts';

type OfSession = { Params: { id: string } };
const payForm = z.looseObject({
  email: z.string().optional(),
  name: z.string().optional(),
  card: z.string().optional(),
  number: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
  promotion_code: z.string().optional(),
});

/** The hosted Checkout page: a form that works without script. */
export function checkoutPages(app: FastifyInstance, world: World): void {
  app.get<OfSession>('/stripe/checkout/:id', (request, reply) => {
    const scope = holderOf(world, 'checkout.session', request.params.id);
    return sendHtml(reply, sessionPage(scope, find(scope, 'checkout.session', request.params.id), null));
  });
  app.post<OfSession>('/stripe/checkout/:id', (request, reply) => {
    const { id } = request.params;
    return pay(holderOf(world, 'checkout.session', id), id, payForm.parse(request.body ?? {}), reply);
  });
}

function pay(scope: Scope, id: string, form: z.output<typeof payForm>, reply: FastifyReply) {
  const session = find(scope, 'checkout.session', id);
  const card = form.number?.trim() || form.card || null;
  try {
    const typed = form.promotion_code?.trim();
    if (typed) useCode(scope, id, typed);
    const outcome = paySession(scope, id, {
      instrument: card === 'none' ? null : card,
      email: form.email?.trim() || null,
      name: form.name?.trim() || null,
      authentication: form.authenticate ?? null,
    });
    if (outcome === 'requires_action') return sendHtml(reply, challengePage(`/stripe/checkout/${id}`, form));
    if (outcome === 'declined') {
      return sendHtml(reply.code(402), sessionPage(scope, session, 'Your card was declined.'));
    }
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return sendHtml(reply.code(400), sessionPage(scope, session, error.body.message));
  }
  return reply.redirect(successUrl(session), 303);
}

function successUrl(session: CheckoutSession): string {
  return (session.success_url ?? '/stripe').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function sessionPage(scope: Scope, session: CheckoutSession, problem: string | null): string {
  const seller = scope.account.displayName ?? 'The creator';
  if (session.status !== 'open') return closedPage(seller, session);
  const lines = scope.account.hidden.sessions[session.id]?.lines ?? [];
  const free = (session.amount_total ?? 0) === 0 && session.payment_method_collection === 'if_required';
  const days = scope.account.hidden.sessions[session.id]?.subscriptionData.trialDays ?? null;
  return hostedPage(
    `Pay ${seller}`,
    html`<h1>${seller}</h1>
<section class="panel">
<p class="total">${money(session.amount_total, session.currency)}</p>
${days !== null && html`<p class="soft">${days} days free, then:</p>`}
<ul class="lines">${lines.map((line) => html`<li><span>${line.description}</span><span>${priceOf(line)}</span></li>`)}</ul>
</section>
${problem !== null && html`<p class="notice" role="alert">${problem}</p>`}
<form class="panel" method="post" action="/stripe/checkout/${session.id}">
${emailField(session)}
${session.allow_promotion_codes === true && html`<label for="promotion_code">Promotion code</label><input id="promotion_code" name="promotion_code" autocomplete="off">`}
${paymentFields(free)}
<button class="btn primary pay">${session.mode === 'subscription' ? 'Subscribe' : 'Pay'}</button>
</form>
<p><a href="${session.cancel_url ?? '/stripe'}">Back without paying</a></p>`,
  );
}

function emailField(session: CheckoutSession) {
  const known = session.customer_details?.email;
  if (known) return html`<p>${known}</p>`;
  return html`<label for="email">E-mail</label>
<input id="email" name="email" type="email" required autocomplete="email" value="payer@example.com">`;
}

function closedPage(seller: string, session: CheckoutSession): string {
  const said = session.status === 'complete' ? 'This has been paid already.' : 'This checkout has expired.';
  const back = session.status === 'complete' ? successUrl(session) : (session.cancel_url ?? '/stripe');
  return hostedPage(
    'Checkout',
    html`<h1>${seller}</h1><p class="panel">${said}</p><p><a href="${back}">Go on</a></p>`,
  );
}

function priceOf(line: LineItem): string {
  const every = line.price.recurring ? ` / ${line.price.recurring.interval}` : '';
  return money(line.amount_total, line.currency) + every;
}
