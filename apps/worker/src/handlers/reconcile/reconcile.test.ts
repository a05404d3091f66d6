import type { ReconcilePart } from '@latchkey/contracts/reconcile/parts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../../test/answer-server.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { taken } from '../../../test/start-bot-api.ts';
import { stripeRefusal } from '../../../test/start-stripe.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';
import { createHandlers } from '../handlers.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, stripe, jobs } = worker;
const { sql, db } = deps.database;
const handlers = createHandlers(deps);

beforeEach(worker.renew);

async function run(part: ReconcilePart) {
  const { organisationId } = worker.shop;
  const [row] =
    await sql`select id from reconcile_part where organisation_id = ${organisationId} and part = ${part}`;
  return handlers['reconcile.part'](
    { organisationId, partId: row?.id, correlationId: 'cor' },
    worker.context(),
  );
}
const failures = async () =>
  sql`select part, failure from reconcile_part where organisation_id = ${worker.shop.organisationId} and failure is not null order by part`;
const page = (...data: object[]) => ({ body: { object: 'list', data, has_more: false } });

test('hard case 12: no event ever arrives: found in the list of events, read, granted', async () => {
  const telegramId = mintTelegramId();
  const at = clock.now();
  const of = { at, plan: worker.shop.plans.monthly, for: { telegramId } };
  const { orderId } = await mintOrder(db, worker.shop, of);
  const object = stripeSubscription({ orderId, organisationId: worker.shop.organisationId, at });
  const created = Math.floor(at.getTime() / 1000) - 300;
  const event = {
    id: 'evt_lost',
    type: 'customer.subscription.created',
    livemode: false,
    created,
    data: { object },
  };
  stripe.routes.set('/v1/events', () => page(event));
  stripe.routes.set(`/v1/subscriptions/${object.id}`, () => ({ body: object }));
  botApi.answer('getChatMember', taken({ status: 'left' }));

  expect(await run('events')).toEqual({ kind: 'done' });
  const [sync] = jobs;
  await handlers['payment.sync'](sync?.payload as never, worker.context());
  const [access] =
    await sql`select id, state from channel_access where organisation_id = ${worker.shop.organisationId}`;
  expect(access).toMatchObject({ state: 'PENDING' });
  const { organisationId } = worker.shop;
  await handlers['access.converge'](
    { organisationId, accessId: access?.id, correlationId: 'cor' },
    worker.context(),
  );
  const [granted] = await sql`select state from channel_access where id = ${access?.id}`;
  expect(granted).toMatchObject({ state: 'GRANTED' });
});

test.each<[string, () => Answer]>([
  ['unreachable', () => 'cut'],
  ['rate_limited', () => stripeRefusal(429, 'rate_limit')],
  ['key_rejected', () => stripeRefusal(401, 'api_key_expired')],
  ['account_lost', () => stripeRefusal(403, 'account_invalid')],
  ['faulty_answer', () => ({ body: { object: 'list', data: 'none' } })],
] as const)(
  'a provider that does not answer is reported as %s, and the job is done',
  async (failure, answer) => {
    stripe.routes.set('/v1/events', answer);
    stripe.routes.set('/v1/subscriptions', answer);
    expect([await run('events'), await run('subscriptions')]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect(await failures()).toEqual([
      { part: 'events', failure },
      { part: 'subscriptions', failure },
    ]);
    expect(jobs).toEqual([]);
  },
);

test('an account of the other mode than our key is not asked: its objects cannot be seen with it', async () => {
  await sql`update stripe_account set livemode = true where id = ${worker.shop.stripeAccountId}`;
  stripe.asked.length = 0;
  await run('events');
  expect([stripe.asked, await failures()]).toEqual([[], [{ part: 'events', failure: 'key_rejected' }]]);
});

test('the parts of a channel ask Telegram by its bot', async () => {
  botApi.answer('getChatMemberCount', taken(1));
  botApi.answer('getChatAdministrators', taken([{ status: 'creator', user: { id: 7 } }]));
  expect([await run('count'), await run('members')]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  expect([botApi.methods(), await failures()]).toEqual([['getChatMemberCount', 'getChatAdministrators'], []]);
});
