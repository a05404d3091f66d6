import type { AccessCodeView } from '@latchkey/contracts/procedures/access-code';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  owner = caller;
  await addMember(api.db, seller.organisationId, userId, 'owner');
});
afterAll(() => api.close());

const planId = () => seller.plans.monthly.planId;
const create = async (input: object = {}) =>
  (await call(api, 'accessCode.create', { planId: planId(), ...input }, owner)).data as AccessCodeView;
let people = 5_000_000;
const person = () => ({ id: ++people, firstName: 'Ada', username: null, languageCode: 'en' });
/** Opens the code's link in Telegram. */
const start = async ({ botUrl }: AccessCodeView, who = person()) => {
  const payload = new URL(botUrl ?? '').searchParams.get('start');
  const { data } = await call(
    api,
    'bot.start',
    { botTelegramId: seller.botTelegramId, person: who, payload },
    { authorization: `Bearer ${serviceToken}` },
  );
  return data as { kind: string; reason?: string; memberships: object[] };
};
const redeem = (code: string, caller: Caller = {}, from?: string) =>
  call(api, 'accessCode.redeem', { planId: planId(), code }, caller, from);

test('a code is made up where none is given, and opens its plan in Telegram for as long as it says', async () => {
  const code = await create({ days: 7 });
  expect(code).toMatchObject({
    code: expect.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/),
    state: 'live',
    days: 7,
  });
  const who = person();
  for (let again = 0; again < 2; again += 1) {
    expect(await start(code, who)).toMatchObject({
      kind: 'code_redeemed',
      memberships: [{ state: 'PENDING' }],
    });
  }
  const rows = await api.database.sql`
    select o.complimentary, o.amount_minor, s.kind, s.ends_at - s.created_at = interval '7 days' as a_week
    from "order" o join order_line l on l.order_id = o.id join source s on s.order_line_id = l.id
    where o.organisation_id = ${seller.organisationId}`;
  expect(rows).toEqual([{ complimentary: true, amount_minor: '0', kind: 'complimentary', a_week: true }]);
  expect((await call(api, 'accessCode.list', {}, owner)).data).toMatchObject([{ uses: 1 }]);
});

test('of many at the same moment as many get in as the code has uses', async () => {
  const code = await create({ maxUses: 3 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => start(code)));
  expect(answers.filter(({ kind }) => kind === 'code_redeemed')).toHaveLength(3);
  expect(answers.filter(({ reason }) => reason === 'used_up')).toHaveLength(5);
});

test('on the plan’s page: an order that this browser claims, once', async () => {
  const { code } = await create({ code: 'friends' });
  const first = await redeem(code.toLowerCase());
  const cookie = first.cookies[0]?.split(';')[0] ?? '';
  const { orderId } = first.data as { orderId: string };
  expect((await redeem(code, { cookie })).data).toEqual({ orderId });
  expect((await redeem(code)).data).not.toEqual({ orderId });
  const status = await call(api, 'checkout.status', { orderId }, { cookie });
  expect(status.data).toMatchObject({ status: 'paid', claimed: false });
  expect((await call(api, 'claim.create', { orderId }, { cookie, origin: owner.origin ?? '' })).status).toBe(
    200,
  );
});

test.each([
  ['unknown', async () => 'NO-SUCH-CODE'],
  ['for another plan', async () => (await create({ planId: seller.plans.once.planId, code: 'OTHER' })).code],
  [
    'ended',
    async () => {
      const { id: accessCodeId, code } = await create();
      const ended = await call(api, 'accessCode.end', { accessCodeId }, owner);
      expect(ended.data).toMatchObject({ state: 'ended' });
      return code;
    },
  ],
  [
    'expired',
    async () => {
      const { code, id } = await create({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
      await api.database.sql`update access_code set expires_at = now() - interval '1 hour' where id = ${id}`;
      return code;
    },
  ],
])('a code that is %s is told at its field', async (_, code) => {
  expect(await redeem(await code())).toMatchObject({
    errorCode: 'invalid_input',
    message: expect.stringMatching(/^code: /),
  });
});

test('a bot of another organisation knows nothing of it', async () => {
  const code = await create();
  const other = await makeSeller(api.db);
  seller = { ...seller, botTelegramId: other.botTelegramId };
  expect(await start(code)).toMatchObject({ kind: 'code_refused', reason: 'unknown' });
});

test('whoever guesses is stopped by address; a right code counts for nobody, and nobody else is kept out', async () => {
  const { code } = await create();
  const [conference, guesser] = ['198.51.100.7', '2001:db8:7:7::1'];
  for (let n = 0; n < 35; n += 1) expect((await redeem(code, {}, conference)).status).toBe(200);
  for (let n = 0; n < 30; n += 1) {
    // One connection has many addresses of IPv6.
    expect((await redeem(`GUESS-${n}`, {}, `2001:db8:7:7::${n}`)).errorCode).toBe('invalid_input');
  }
  // A forged header changes nothing, and now a right code is not taken either: it might be the next guess.
  for (const forged of [{}, { 'x-forwarded-for': '198.51.100.8' }]) {
    expect(await redeem(code, forged, guesser)).toMatchObject({
      status: 429,
      errorCode: 'too_many_requests',
    });
  }
  const typed = { planId: planId(), code: 'GUESS-AGAIN' };
  expect((await call(api, 'checkout.useCode', typed, {}, guesser)).errorCode).toBe('too_many_requests');
  expect((await call(api, 'checkout.create', typed, {}, guesser)).errorCode).toBe('too_many_requests');
  expect((await call(api, 'checkout.create', { planId: planId() }, {}, guesser)).status).toBe(200);
  expect((await redeem(code, {}, conference)).status).toBe(200);
  const kept = await api.database.sql`select key from attempt`;
  expect(JSON.stringify(kept)).not.toMatch(/2001|198/);
});

test('behind a proxy that is known it is the visitor who is counted, and the proxy alone is believed', async () => {
  const behind = await startApi({ trustedProxies: ['10.0.0.0/8'] });
  const { plans } = await makeSeller(behind.db);
  const guess = (visitor: string, proxy = '10.0.0.1') =>
    call(
      behind,
      'accessCode.redeem',
      { planId: plans.monthly.planId, code: 'GUESS' },
      { 'x-forwarded-for': visitor },
      proxy,
    );
  for (let n = 0; n < 30; n += 1) await guess(`203.0.113.${n}, 198.51.100.1`);
  expect((await guess('203.0.113.99, 198.51.100.1')).errorCode).toBe('too_many_requests');
  expect((await guess('198.51.100.2')).errorCode).toBe('invalid_input');
  expect((await guess('198.51.100.1', '192.0.2.1')).errorCode).toBe('invalid_input');
  await behind.close();
});

test('in the bot a Telegram account that guesses is stopped, and others are not', async () => {
  const code = await create();
  const guesser = person();
  const made = { ...code, botUrl: (code.botUrl ?? '').replace(/[^_]+$/, 'z'.repeat(26)) };
  for (let n = 0; n < 30; n += 1) expect(await start(made, guesser)).toMatchObject({ reason: 'unknown' });
  expect(await start(code, guesser)).toMatchObject({ kind: 'code_refused', reason: 'too_often' });
  expect(await start(code)).toMatchObject({ kind: 'code_redeemed' });
});
