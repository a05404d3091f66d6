import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { html } from '../../pages/html.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import { holderOf } from '../control/control-routes.ts';
import { StripeError } from '../http/stripe-error.ts';
import { payByHand } from '../lifecycle/invoice/pay-invoice.ts';
import { find } from '../store/objects.ts';
import type { Invoice } from '../store/stored.ts';
import type { Scope, World } from '../store/world.ts';
import { challengePage } from './challenge-page.ts';
import { hostedPage } from './hosted-page.ts';
import { day, money } from './money.ts';
import { paymentFields } from './payment-fields.ts';

type OfInvoice = { Params: { id: string } };
const payForm = z.looseObject({
  card: z.string().optional(),
  number: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
});

/** `hosted_invoice_url`: where an open invoice is paid by hand, after a refusal or for 3-D Secure. */
export function invoicePages(app: FastifyInstance, world: World): void {
  app.get<OfInvoice>('/stripe/invoice/:id', (request, reply) => {
    const scope = holderOf(world, 'invoice', request.params.id);
    return sendHtml(reply, invoicePage(scope, find(scope, 'invoice', request.params.id), null));
  });
  app.get<OfInvoice>('/stripe/invoice/:id/pdf', (request, reply) =>
    reply.redirect(`/stripe/invoice/${request.params.id}`),
  );
  app.post<OfInvoice>('/stripe/invoice/:id', (request, reply) => {
    const { id } = request.params;
    return pay(holderOf(world, 'invoice', id), id, payForm.parse(request.body ?? {}), reply);
  });
}

function pay(scope: Scope, id: string, form: z.output<typeof payForm>, reply: FastifyReply) {
  const invoice = find(scope, 'invoice', id);
  const card = form.number?.trim() || form.card || '4242424242424242';
  try {
    const outcome = payByHand(scope, id, card, form.authenticate ?? null);
    if (outcome === 'requires_action') return sendHtml(reply, challengePage(`/stripe/invoice/${id}`, form));
    if (outcome === 'declined') {
      return sendHtml(reply.code(402), invoicePage(scope, invoice, 'Your card was declined.'));
    }
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return sendHtml(reply.code(400), invoicePage(scope, invoice, error.body.message));
  }
  return reply.redirect(`/stripe/invoice/${id}`, 303);
}

function invoicePage(scope: Scope, invoice: Invoice, problem: string | null): string {
  const paid = invoice.status === 'paid';
  return hostedPage(
    `Invoice ${invoice.number ?? ''}`,
    html`<p class="soft">${scope.account.displayName ?? 'The creator'}</p>
<h1>Invoice ${invoice.number ?? '(draft)'}</h1>
<section class="panel">
<p class="total">${money(invoice.amount_due, invoice.currency)}</p>
<p class="soft">${paid ? `Paid ${day(invoice.status_transitions.paid_at)} UTC` : `Status: ${invoice.status}`}</p>
<ul class="lines">${invoice.lines.data.map((line) => html`<li><span>${line.description}</span><span>${money(line.amount, line.currency)}</span></li>`)}</ul>
</section>
${problem !== null && html`<p class="notice" role="alert">${problem}</p>`}
${
  invoice.status === 'open' &&
  html`<form class="panel" method="post" action="/stripe/invoice/${invoice.id}">
${paymentFields(false)}
<button class="btn primary pay">Pay ${money(invoice.amount_remaining, invoice.currency)}</button>
</form>`
}`,
  );
}
