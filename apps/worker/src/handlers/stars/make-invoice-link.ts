import { done } from '@latchkey/contracts/jobs/outcome';
import { finishInvoice, loadInvoice } from '@latchkey/db/mini-app/invoice-links';
import type { Handler } from '@latchkey/queue/handlers';
import { callTelegram } from '../../telegram/call-telegram.ts';
import type { WorkerDeps } from '../../worker-deps.ts';

/** Makes the link to an order's invoice at Telegram, for somebody who waits for it. One that was made twice is as good. */
export function makeInvoiceLink({ database: { db }, bots }: WorkerDeps): Handler<'stars.invoiceLink'> {
  return async ({ organisationId, orderId }) => {
    const of = { organisationId, orderId };
    const invoice = await loadInvoice(db, of);
    if (!invoice) return done;
    const { title, description, label, stars, periodSeconds } = invoice.says;
    const answer = await callTelegram(bots, { organisationId, botId: invoice.botId }, (api, signal) =>
      api.createInvoiceLink(
        title,
        description,
        orderId,
        '',
        'XTR',
        [{ label, amount: stars }],
        periodSeconds === null ? {} : { subscription_period: periodSeconds },
        signal as never,
      ),
    );
    if (answer.ok) {
      await finishInvoice(db, of, answer.value);
      return done;
    }
    const { kind, retryAfterMs } = answer.failure;
    if (kind === 'rate_limited')
      return { kind: 'wait', delayMs: retryAfterMs ?? 1_000, reason: 'rate limit' };
    if (kind !== 'request_faulty') return { kind: 'retry', reason: `no invoice: ${kind}` };
    await finishInvoice(db, of, null);
    return { kind: 'stop', reason: 'Telegram refuses the invoice as faulty' };
  };
}
