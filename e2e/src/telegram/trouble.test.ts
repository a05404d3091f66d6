import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { clearFaults, faultsUsed, orderFault } from '../world/faults.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());
afterEach(() => clearFaults(world));

const monthly = () => world.seeded.plans.monthly.id;
const control = (subscription: string, action: string, body: object = {}) =>
  world.sandbox.stripe(`subscriptions/${subscription}/${action}`, body);
const bot = (change: object) => world.sandbox.telegram(`chats/${world.seeded.channel.chatId}/bot`, change);
const noRestriction = { rights: { can_invite_users: true, can_restrict_members: false } };
const allRights = { rights: { can_invite_users: true, can_restrict_members: true } };

test('hard case 3: Telegram fails once while the way in is opened: tried again, granted once', async () => {
  await orderFault(world, { method: 'getChatMember', kind: '500' });
  const ada = await createBuyer(world);
  await ada.buy(monthly());
  await ada.granted();
  await faultsUsed(world);
  await settled(world);
  expect(await recordsOf(world, ada.userId)).toMatchObject({ grants: 1, journalEntries: 1 });
});

test('hard case 19: 429 with retry_after: waits that long, the others go on meanwhile', async () => {
  const [ben, cleo] = [await createBuyer(world), await createBuyer(world)];
  await orderFault(world, { method: 'sendMessage', kind: '429', chatId: ben.userId, retryAfter: 5 });
  const startedAt = performance.now();
  await ben.buy(monthly());
  await faultsUsed(world);
  await cleo.buy(monthly());
  await cleo.hears(/way into/);
  expect(await ben.heard(/way into/)).toHaveLength(0);
  await ben.hears(/way into/);
  expect(performance.now() - startedAt).toBeGreaterThan(5_000);
  await settled(world);
  expect(await recordsOf(world, ben.userId)).toMatchObject({ notices: [{ kind: 'way_in', state: 'sent' }] });
});

test('hard case 19: 429 while the way in is opened: waits, uses up nothing, grants', async () => {
  const dan = await createBuyer(world);
  await orderFault(world, { method: 'getChatMember', kind: '429', retryAfter: 3, count: 2 });
  const startedAt = performance.now();
  await dan.buy(monthly());
  await dan.granted();
  expect(performance.now() - startedAt).toBeGreaterThan(3_000);
});

test('hard case 20: the buyer has blocked the bot: granted all the same, let in on request', async () => {
  const eve = await createBuyer(world);
  await world.sandbox.telegram(`users/${eve.userId}/block`, {});
  await eve.buy(monthly());
  await eve.granted();
  await settled(world);
  expect(await recordsOf(world, eve.userId)).toMatchObject({
    notices: [{ kind: 'way_in', state: 'undeliverable' }],
  });
  expect((await eve.access())?.wayIn).toMatch(/t\.me\/\+/);
  await eve.ask();
  await eve.until('inside', (access) => access.joinedAt !== null);
  await world.sandbox.telegram(`users/${eve.userId}/unblock`, {});
  await world.sandbox.start(eve.userId);
  await eve.hears(/You are in/);
});

test('hard case 20: the buyer has never started the bot: granted, let in on request', async () => {
  const eva = await createBuyer(world, { stranger: true });
  await eva.buy(monthly());
  await eva.granted();
  await eva.ask();
  await eva.until('inside', (access) => access.joinedAt !== null);
  expect(await eva.inChat()).toBe('member');
});

test("hard case 21: somebody else uses the buyer's link: declined, told how to buy; the buyer's place is untouched", async () => {
  const [fay, stranger] = [await createBuyer(world), await createBuyer(world, { stranger: true })];
  await fay.buy(monthly());
  await fay.granted();
  const link = (await fay.access())?.wayIn ?? '';
  const before = await fay.access();
  expect((await world.sandbox.open(stranger.userId, link)).outcome).toBe('request-sent');
  await stranger.hears(/for members/);
  await settled(world);
  expect(await stranger.inChat()).toBe('left');
  expect(await fay.access()).toEqual(before);
  await fay.join();
  expect(await fay.inChat()).toBe('member');
});

test('hard case 18: the answer to a message is lost: in doubt, not sent again, and offered at the next /start', async () => {
  const gil = await createBuyer(world);
  await orderFault(world, { method: 'sendMessage', kind: 'lost-answer', chatId: gil.userId });
  await gil.buy(monthly());
  await faultsUsed(world);
  await settled(world);
  expect(await recordsOf(world, gil.userId)).toMatchObject({
    notices: [{ kind: 'way_in', state: 'in_doubt' }],
  });
  await world.sandbox.advance('5m');
  await settled(world);
  expect(await gil.heard(/way into/)).toHaveLength(1);
  await world.sandbox.start(gil.userId);
  const start = await gil.hears(/way in is open/);
  expect(JSON.stringify(start.reply_markup)).toContain('t.me/+');
});

test('hard case 18: the request never arrives: not sent twice either, and the way in is offered at the next /start', async () => {
  const hal = await createBuyer(world);
  await orderFault(world, { method: 'sendMessage', kind: 'drop-request', chatId: hal.userId });
  await hal.buy(monthly());
  await faultsUsed(world);
  await settled(world);
  await world.sandbox.start(hal.userId);
  await hal.hears(/way in is open/);
  expect((await hal.heard(/way into/)).length).toBeLessThanOrEqual(1);
});

test('hard case 5: removal refused: not REVOKED, shown to the creator, done by itself once the right is back', async () => {
  const ida = await createBuyer(world);
  const creator = world.seeded.creator.telegramUserId;
  await world.sandbox.start(creator);
  const told = async (words: RegExp) =>
    (await world.sandbox.messages(creator)).filter((message) => words.test(message.text ?? '')).length;
  const subscription = await ida.enter(monthly());
  await bot(noRestriction);
  await control(subscription, 'cancel');
  const stuck = await ida.until('to be removed', (access) => access.actionRequired !== null);
  expect(stuck).toMatchObject({
    state: 'REVOKE_PENDING',
    actionRequired: 'bot_lacks_rights',
    evidence: null,
  });
  const shown = await waitFor('the channel to ask for it', async () => {
    const channels = await world.creator.channel.list.query({});
    return channels.find((one) => one.id === world.channel.id && one.actionRequired === 'bot_lacks_rights');
  });
  expect(shown.canRestrict).toBe(false);
  await world.sandbox.advance('2h');
  await settled(world);
  expect(await ida.access()).toMatchObject({ state: 'REVOKE_PENDING' });
  expect(await ida.inChat()).toBe('member');
  expect(await told(/lacks a right/)).toBe(1);
  await bot(allRights);
  await ida.revoked();
  await world.sandbox.advance('2m');
  await waitFor('the creator to hear that it is over', async () =>
    (await told(/all is well again/)) === 1 ? true : null,
  );
  expect(await told(/lacks a right/)).toBe(1);
  expect(await ida.access()).toMatchObject({ evidence: 'left', actionRequired: null });
  expect(await ida.inChat()).toBe('left');
});

test('removal is verified: REVOKED only when Telegram says that the person is out', async () => {
  const jon = await createBuyer(world);
  const subscription = await jon.enter(monthly());
  await orderFault(world, { method: 'unbanChatMember', kind: 'drop-request', count: 2 });
  await control(subscription, 'cancel');
  await waitFor('the first attempt to be lost', async () => {
    const [fault] = await world.sandbox.telegram<{ count: number }[]>('faults');
    return (fault?.count ?? 0) < 2 ? true : null;
  });
  expect(await jon.access()).toMatchObject({ state: 'REVOKE_PENDING', revokedAt: null, evidence: null });
  expect(await jon.inChat()).toBe('member');
  await jon.revoked();
  expect(await jon.inChat()).toBe('left');
});

test('hard case 17: the payment recovers while the removal runs: ends entitled, at most one message, let in at once', async () => {
  const kim = await createBuyer(world);
  const subscription = await kim.enter(monthly());
  await control(subscription, 'fail-next');
  await control(subscription, 'renew');
  await kim.until('in grace', (access) => access.graceUntil !== null);
  await settled(world);
  const heardBefore = (await kim.heard(/./)).length;
  await orderFault(world, { method: 'unbanChatMember', kind: 'slow', delayMs: 2_500 });
  await world.sandbox.advance('6d');
  await faultsUsed(world);
  await control(subscription, 'recover');
  await kim.until('entitled again', (access) => access.state === 'GRANTED');
  await settled(world);
  await entitledInEffect(kim);
  const since = (await kim.heard(/./)).length - heardBefore;
  expect(since).toBeLessThanOrEqual(1);
});

test('hard case 17: recovered after the removal: the person is told once and let in on request', async () => {
  const lea = await createBuyer(world);
  const subscription = await lea.enter(monthly());
  await world.sandbox.stripe(`accounts/${world.seeded.stripeAccount.account}/settings`, {
    afterRetries: 'past_due',
    retryDays: [],
  });
  await control(subscription, 'fail-next');
  await control(subscription, 'renew');
  await lea.until('in grace', (access) => access.graceUntil !== null);
  await world.sandbox.advance('6d');
  await lea.revoked();
  await lea.hears(/has ended/);
  const before = (await lea.heard(/way into/)).length;
  await control(subscription, 'recover');
  await lea.granted();
  await settled(world);
  expect((await lea.heard(/way into/)).length - before).toBe(1);
  expect(await lea.inChat()).toBe('left');
  await entitledInEffect(lea);
});

test('with the api down the bot confirms nothing; afterwards every update is handled', async () => {
  const mia = await createBuyer(world);
  const api = world.stack.processes.get('api');
  api?.kill('SIGKILL');
  await api?.exited;
  const said = (await mia.heard(/./)).length;
  await world.sandbox.start(mia.userId);
  await sleep(3_000);
  expect(await pendingUpdates()).toBeGreaterThanOrEqual(1);
  expect((await mia.heard(/./)).length).toBe(said);
  await world.stack.startApp('api');
  await waitFor('the answer', async () => ((await mia.heard(/./)).length > said ? true : null));
  await waitFor('the update to be confirmed', async () => ((await pendingUpdates()) === 0 ? true : null));
  expect((await mia.heard(/./)).length).toBe(said + 1);
});

async function pendingUpdates(): Promise<number> {
  const [own] = await world.sandbox.telegram<{ pendingUpdates: number }[]>('bots');
  return own?.pendingUpdates ?? 0;
}

/** Inside, or let in at once on request. */
async function entitledInEffect(buyer: Buyer): Promise<void> {
  if ((await buyer.inChat()) !== 'member') {
    await buyer.ask();
    await waitFor('to be let in', async () => ((await buyer.inChat()) === 'member' ? true : null));
  }
  expect(await buyer.access()).toMatchObject({ state: 'GRANTED', graceUntil: null });
}
