import type { FastifyInstance } from 'fastify';
import { html } from '../../pages/html.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import { holderOf } from '../control/control-routes.ts';
import { find } from '../store/objects.ts';
import type { World } from '../store/world.ts';
import { hostedPage } from './hosted-page.ts';
import { day, money } from './money.ts';

/** `receipt_url` of a charge. */
export function receiptPages(app: FastifyInstance, world: World): void {
  app.get<{ Params: { id: string } }>('/stripe/receipt/:id', (request, reply) => {
    const scope = holderOf(world, 'charge', request.params.id);
    const charge = find(scope, 'charge', request.params.id);
    const seller = scope.account.displayName ?? 'The creator';
    const body = html`<h1>Receipt from ${seller}</h1>
<section class="panel"><p class="total">${money(charge.amount, charge.currency)}</p>
<p class="soft">${day(charge.created)} UTC · ${charge.billing_details.email}</p>
${charge.amount_refunded > 0 && html`<p>Refunded: ${money(charge.amount_refunded, charge.currency)}</p>`}</section>`;
    return sendHtml(reply, hostedPage('Receipt', body));
  });
}
