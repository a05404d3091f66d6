import { StripeSync } from '@supabase/stripe-sync-engine';
import Fastify from 'fastify';
import { endWithParent } from '../processes/end-with-parent.ts';
import { required } from '../processes/env.ts';

const sync = new StripeSync({
  stripeSecretKey: 'sk_test_peer',
  stripeWebhookSecret: required('STRIPE_WEBHOOK_SECRET'),
  // What it learns is what the event says: no calls back to Stripe.
  backfillRelatedEntities: false,
  autoExpandLists: false,
  poolConfig: { connectionString: required('DATABASE_URL'), max: 20, keepAlive: true },
});
const app = Fastify({ logger: false });

app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.get('/readyz', async () => ({ ok: true }));
app.post('/webhooks/stripe', async (request) => {
  await sync.processWebhook(request.body as Buffer, String(request.headers['stripe-signature']));
  return { received: true };
});

endWithParent();
await app.listen({ port: Number(required('PORT')), host: '127.0.0.1' });
