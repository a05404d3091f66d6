import Fastify from 'fastify';
import postgres from 'postgres';
import Stripe from 'stripe';
import { endWithParent } from '../processes/end-with-parent.ts';
import { required } from '../processes/env.ts';
import { openQueue } from './queues.ts';

const sql = postgres(required('DATABASE_URL'), { max: 10, onnotice: () => {} });
const stripe = new Stripe('sk_test_reference');
const secret = required('STRIPE_WEBHOOK_SECRET');
const addPayment = openQueue('payment');
const app = Fastify({ logger: false });

app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.get('/readyz', async () => (await sql`select 1 as ok`)[0]);
app.post('/webhooks/stripe', async (request, reply) => {
  const body = request.body as Buffer;
  const event = stripe.webhooks.constructEvent(body, String(request.headers['stripe-signature']), secret);
  if (event.type !== 'invoice.paid') return reply.code(200).send();
  const objectId = String(event.data.object.parent?.subscription_details?.subscription);
  const [stored] = await sql<{ id: string }[]>`
    with key as (
      insert into inbox_key values ('stripe', ${event.account ?? ''}, ${event.livemode}, ${event.id}, now())
      on conflict do nothing returning external_id
    ), stored as (
      insert into inbox_event select external_id, ${event.type}, ${body.toString('utf8')}, now() from key
    ), signal as (
      insert into sync_object as s (object_id, requested_seq) select ${objectId}, 1 from key
      on conflict (object_id) do update set requested_seq = s.requested_seq + 1
    )
    insert into outbox (job, payload) select 'payment', ${sql.json({ objectId })} from key returning id`;
  if (stored) void push(stored.id, objectId);
  return { received: true };
});

async function push(outboxId: string, objectId: string): Promise<void> {
  await addPayment({ objectId });
  await sql`delete from outbox where id = ${outboxId}`;
}

endWithParent();
await app.listen({ port: Number(required('PORT')), host: '127.0.0.1' });
