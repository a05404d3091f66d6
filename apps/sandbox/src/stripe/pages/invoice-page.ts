import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { holderOf } from '../control/control-routes.ts';
import { payByHand } from '../control/subscription-controls.ts';
import { StripeError } from '../http/stripe-error.ts';
import { find } from '../store/objects.ts';
import type { Invoice } from '../store/stored.ts';
import type { Scope, World } from '../store/world.ts';
import { challengePage } from './challenge-page.ts';
import { date, html, money, page } from './layout.ts';
import { paymentFields } from './payment-fields.ts';

const payForm = z.looseObject({
  card: z.string().optional(),
  number: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
});

/** `hosted_invoice_url`: where an open invoice is paid by hand, after a refusal or for 3-D Secure. */
export function invoicePages(app: FastifyInstance, world: World): void {
  app.get<{ Params: { id: string } }>('/stripe/invoice/:id', (request, reply) => {
    const scope = holderOf(world, 'invoice', request.params.id);
    return show(reply, 200, invoicePage(scope, find(scope, 'invoice', request.params.id), null));
  });
  app.get<{ Params: { id: string } }>('/stripe/invoice/:id/pdf', (request, reply) =>
    reply.redirect(`/stripe/invoice/${request.params.id}`),
  );
  app.post<{ Params: { id: string } }>('/stripe/invoice/:id', (request, reply) => {
    const { id } = request.params;
    return pay(holderOf(world, 'invoice', id), id, payForm.parse(request.body ?? {}), reply);
  });
}

function pay(scope: Scope, id: string, form: z.output<typeof payForm>, reply: FastifyReply) {
  const invoice = find(scope, 'invoice', id);
  const card = form.number?.trim() || form.card || '4242424242424242';
  try {
    const outcome = payByHand(scope, id, card, form.authenticate ?? null);
    if (outcome === 'requires_action') return show(reply, 200, challengePage(`/stripe/invoice/${id}`, { ...form }));
    if (outcome === 'declined') return show(reply, 402, invoicePage(scope, invoice, 'Your card was declined.'));
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return show(reply, 400, invoicePage(scope, invoice, error.body.message));
  }
  return reply.redirect(`/stripe/invoice/${id}`, 303);
}

function invoicePage(scope: Scope, invoice: Invoice, problem: string | null): string {
  return page(
    `Invoice ${invoice.number ?? ''}`,
    html`<p class="soft">${scope.account.displayName ?? 'The creator'}</p>
<h1>Invoice ${invoice.number ?? '(draft)'}</h1>
<section class="card">
<p class="total">${money(invoice.amount_due, invoice.currency)}</p>
<p class="soft">${invoice.status === 'paid' ? `Paid on ${date(invoice.status_transitions.paid_at)} UTC` : `Status: ${invoice.status}`}</p>
<ul class="plain">${invoice.lines.data.map((line) => html`<li><span>${line.description}</span><span>${money(line.amount, line.currency)}</span></li>`)}</ul>
</section>
${problem !== null && html`<p class="notice" role="alert">${problem}</p>`}
${
  invoice.status === 'open' &&
  html`<form class="card" method="post" action="/stripe/invoice/${invoice.id}">${paymentFields(false)}<button class="main">Pay ${money(invoice.amount_remaining, invoice.currency)}</button></form>`
}`,
  );
}

function show(reply: FastifyReply, status: number, content: string) {
  return reply.code(status).type('text/html; charset=utf-8').send(content);
}
