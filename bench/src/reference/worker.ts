import Fastify from 'fastify';
import postgres from 'postgres';
import type Stripe from 'stripe';
import { Pool } from 'undici';
import { endWithParent } from '../processes/end-with-parent.ts';
import { required } from '../processes/env.ts';
import { openQueue, work } from './queues.ts';

const sql = postgres(required('DATABASE_URL'), { max: 10, onnotice: () => {} });
const stripe = new Pool(required('STRIPE_API_BASE'), { connections: 40 });
const telegram = new Pool(required('TELEGRAM_API_ROOT'), { connections: 60 });
const addAccess = openQueue('access');
const addNotice = openQueue('notice');

/** Hop 1: reads the subscription again and writes what follows from it. */
work('payment', 20, async ({ data: { objectId } }) => {
  const lease = sql`update sync_object set lease_until = now() + interval '45 seconds' where object_id = ${objectId} returning requested_seq`;
  const seq = Number((await lease)[0]?.requested_seq);
  const path = `/v1/subscriptions/${objectId}?expand[0]=latest_invoice&expand[1]=customer`;
  const answer = await stripe.request({ method: 'GET', path, headers: { authorization: 'Bearer sk_test' } });
  const read = (await answer.body.json()) as Stripe.Subscription;
  const [invoice, customer] = [read.latest_invoice as Stripe.Invoice, read.customer as Stripe.Customer];
  const orderId = String(read.metadata.latchkey_order);
  const accessId = `acc_${orderId.slice(4)}`;
  const [paid, item] = [invoice.amount_paid, read.items.data[0]];
  const [promised] = await sql<{ id: string }[]>`
    with bought as (
      update orders set status = 'paid', paid_at = now() where id = ${orderId} and status <> 'paid' returning *
    ), buyer_known as (
      update buyer set email = ${customer.email} where id in (select buyer_id from bought)
    ), customer_known as (
      insert into buyer_customer select ${customer.id}, buyer_id from bought on conflict do nothing
    ), subscribed as (
      insert into subscription select ${read.id}, id, ${read.status}, to_timestamp(${item?.current_period_end ?? 0}),
        ${[item?.price.id ?? '']}::text[] from bought
    ), money as (
      insert into payment select ${invoice.id ?? ''}, id, ${read.id}, ${paid}::bigint, ${invoice.currency}, now() from bought
    ), entry as (
      insert into journal_entry select ${invoice.id ?? ''}, 'payment', now() from bought
    ), lines as (
      insert into journal_line select ${invoice.id ?? ''}, line, book, sign * ${paid}::bigint, ${invoice.currency}
      from bought, (values (1, 'provider_balance', 1), (2, 'sales', -1)) as side (line, book, sign)
    ), entitled as (
      insert into source select 'src_' || id, id, ${read.id} from bought
    ), born as (
      insert into access select ${accessId}, id, telegram_id, 'PENDING', 1, null, null from bought
    ), told as (
      insert into ledger select ${accessId}, 1, null, 'PENDING', now() from bought
    ), noted as (
      insert into audit (action, target, detail, at) select 'access.move', ${accessId}, '{"to":"PENDING"}', now() from bought
    ), applied as (
      update sync_object set applied_seq = ${seq}, lease_until = null where object_id = ${objectId}
    )
    insert into outbox (job, payload) select 'access', ${sql.json({ accessId })} from bought returning id`;
  if (promised) await pushed(promised.id, addAccess({ accessId }));
});

/** Hop 2: looks at the chat, and grants. */
work('access', 40, async ({ data: { accessId } }) => {
  const lease = sql`update access set lease_until = now() + interval '45 seconds' where id = ${accessId} returning telegram_id`;
  const telegramId = Number((await lease)[0]?.telegram_id);
  const sources = sql`select s.id from source s join access a on a.order_id = s.order_id where a.id = ${accessId}`;
  if ((await sources).length === 0) return;
  await call('getChatMember', { chat_id: -1001, user_id: telegramId });
  const noticeId = `ntc_${accessId}`;
  const [promised] = await sql<{ id: string }[]>`
    with granted as (
      update access set state = 'GRANTED', version = 2, granted_at = now(), lease_until = null
      where id = ${accessId} and state = 'PENDING' and version = 1 returning id
    ), told as (
      insert into ledger select id, 2, 'PENDING', 'GRANTED', now() from granted
    ), noted as (
      insert into audit (action, target, detail, at) select 'access.move', id, '{"to":"GRANTED"}', now() from granted
    ), notice as (
      insert into notice select ${noticeId}, id, 'queued', null from granted
    )
    insert into outbox (job, payload) select 'notice', ${sql.json({ noticeId })} from granted returning id`;
  if (promised) await pushed(promised.id, addNotice({ noticeId, telegramId }));
});

/** After the grant: the message with the way in. */
work('notice', 20, async ({ data: { noticeId, telegramId } }) => {
  await sql`update notice set state = 'sending' where id = ${noticeId}`;
  await call('sendMessage', { chat_id: telegramId, text: 'Come in: https://t.me/+emulated' });
  await sql`update notice set state = 'sent', sent_at = now() where id = ${noticeId}`;
});

async function call(method: string, parameters: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const path = `/bot1000:reference/${method}`;
  const answer = await telegram.request({ method: 'POST', path, headers, body: JSON.stringify(parameters) });
  await answer.body.json();
}

async function pushed(outboxId: string, added: Promise<unknown>): Promise<void> {
  await added;
  await sql`delete from outbox where id = ${outboxId}`;
}

const app = Fastify();
app.get('/readyz', async () => (await sql`select 1 as ok`)[0]);
endWithParent();
await app.listen({ port: Number(required('PORT')), host: '127.0.0.1' });
