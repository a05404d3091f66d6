import type { StarsRenewalState } from '@latchkey/contracts/facts/stars-renewal';
import { listSubscriptions } from '@latchkey/db/stars/list-subscriptions';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStars, type Stars } from '../../test/open-stars.ts';
import { openWorld } from '../../test/open-world.ts';
import { askRenewal } from './ask-renewal.ts';
import { noteRenewal } from './note-renewal.ts';
import { renewalOf } from './renewal-of.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock } = world;
const { sql } = world.database;
const began = clock.now();
let on: Stars;
beforeEach(async () => {
  clock.set(began);
  await sql`delete from stars_reading`;
  await sql`update subscription set due_at = null`;
  on = await openStars(world);
  await on.pay(on.payment(1));
  clock.advance({ hours: 1 });
});

const inDays = (days: number) => new Date(began.getTime() + days * 86_400_000);
const ask = async (kind: 'cancel' | 'reopen', payerTelegramId?: number) => {
  clock.advance({ minutes: 1 });
  const subscriptionId = (await on.subscription())?.id;
  const who = payerTelegramId === undefined ? {} : { payerTelegramId };
  return askRenewal(on.deps, {
    organisationId: on.organisationId,
    subscriptionId,
    kind,
    act: on.act(),
    ...who,
  });
};
const says = (state: StarsRenewalState, differs: object = {}) =>
  noteRenewal(
    on.deps,
    {
      orderId: on.buyer.orderId,
      payerTelegramId: on.buyer.telegramId,
      state,
      saidAt: clock.now(),
      updateId: 7,
      ...differs,
    },
    on.receiver,
  );
const stands = async () => {
  const { buyer, organisationId } = on;
  const [row] = await listSubscriptions(world.database.db, organisationId, { telegramId: buyer.telegramId });
  return row && renewalOf(row);
};
const cancelAt = async () => (await on.subscription())?.cancelAt;

describe('cancelled from here', () => {
  test('is never off before Telegram says so', async () => {
    expect(await stands()).toBe('on');
    on.stars.refuse('editRenewal', 'transient');
    expect(await ask('cancel')).toBe('asked');
    await on.workOff();
    expect(await stands()).toBe('cancelling');
    expect(await cancelAt()).toBeNull();
    clock.advance({ minutes: 2 });
    await on.workOff();
    expect(await stands()).toBe('off');
    expect(await cancelAt()).toEqual(inDays(30));
    expect(await ask('cancel')).toBe('already');
    expect(await on.access()).toMatchObject({ state: 'PENDING', entitledUntil: inDays(30) });
  });

  test('names the latest payment, by which Telegram knows the subscription', async () => {
    clock.set(inDays(30));
    await on.pay(on.payment(2));
    await ask('cancel');
    await on.workOff();
    expect(on.asks()).toEqual([`cancel ${on.payment(2).chargeId}`]);
  });

  test('refused: still on, with the reason; to be asked again', async () => {
    on.stars.refuse('editRenewal', 'request_faulty');
    await ask('cancel');
    await on.workOff();
    expect(await stands()).toBe('on');
    const [row] = await listSubscriptions(world.database.db, on.organisationId, {
      telegramId: on.buyer.telegramId,
    });
    expect(row?.lastCall).toMatchObject({ state: 'refused', refusal: 'request_faulty' });
    await ask('cancel');
    await on.workOff();
    expect(await stands()).toBe('off');
  });

  test('a lost answer is asked for again, by one worker at a time', async () => {
    on.stars.refuse('editRenewal', 'transient', { lost: true });
    await ask('cancel');
    await on.workOff();
    await sql`update stars_call set lease_until = now() + interval '30 seconds' where organisation_id = ${on.organisationId}`;
    clock.advance({ minutes: 2 });
    await on.workOff();
    expect(on.asks()).toHaveLength(1);
    await sql`update stars_call set lease_until = null where organisation_id = ${on.organisationId}`;
    clock.advance({ minutes: 2 });
    await on.workOff();
    expect(await stands()).toBe('off');
  });

  test('a fault of ours gives the lease back', async () => {
    on.stars.before('editRenewal', () => {
      throw new Error('a fault of ours');
    });
    await ask('cancel');
    await expect(on.workOff()).rejects.toThrow('a fault of ours');
    const [row] =
      await sql`select lease_token, due_at from stars_call where organisation_id = ${on.organisationId}`;
    expect(row?.lease_token).toBeNull();
    expect(new Date(row?.due_at)).toEqual(clock.in({ seconds: 61 }));
  });
});

describe('undone', () => {
  beforeEach(async () => {
    await ask('cancel');
    await on.workOff();
  });

  test('the person may take it up again, and only their doing so switches it on', async () => {
    await ask('reopen');
    expect(await stands()).toBe('reopening');
    await on.workOff();
    expect(await stands()).toBe('reopened');
    expect(await cancelAt()).toEqual(inDays(30));
    clock.advance({ minutes: 5 });
    expect(await says('active')).toBe('noted');
    expect(await stands()).toBe('on');
    expect(await cancelAt()).toBeNull();
  });

  test('cancelled by the person afterwards: off, and theirs to undo', async () => {
    await ask('reopen');
    await on.workOff();
    clock.advance({ minutes: 5 });
    await says('canceled');
    expect(await stands()).toBe('off');
    expect(await ask('reopen')).toBe('of_person');
  });

  test('an update about our own cancelling leaves it ours to undo', async () => {
    clock.advance({ seconds: 1 });
    await says('canceled');
    expect(await ask('reopen')).toBe('asked');
  });

  test('is not asked while the cancelling is not answered, nor where nothing is cancelled', async () => {
    on = await openStars(world);
    await on.pay(on.payment(1));
    expect(await ask('reopen')).toBe('already');
    await ask('cancel');
    on.stars.refuse('editRenewal', 'transient');
    await on.workOff();
    expect(await stands()).toBe('cancelling');
    expect(await ask('reopen')).toBe('busy');
  });
});

describe('who may ask', () => {
  test('the payer; nobody else, and no other organisation', async () => {
    expect(await ask('cancel', on.buyer.telegramId + 1)).toBe('unknown');
    expect(await ask('cancel', on.buyer.telegramId)).toBe('asked');
    const subscriptionId = (await on.subscription())?.id;
    on = await openStars(world);
    const { organisationId } = on;
    expect(await askRenewal(on.deps, { organisationId, subscriptionId, kind: 'cancel', act: on.act() })).toBe(
      'unknown',
    );
  });

  test('not once it is over', async () => {
    clock.set(new Date(inDays(30).getTime() + 2 * 3_600_000));
    await on.workOff();
    expect(await stands()).toBe('ended');
    expect(await ask('cancel')).toBe('over');
  });
});

describe('what Telegram says', () => {
  test('cancelled: through what is paid; taken up again: goes on', async () => {
    expect(await says('canceled')).toBe('noted');
    expect(await cancelAt()).toEqual(inDays(30));
    expect((await on.access()).state).toBe('PENDING');
    clock.advance({ hours: 1 });
    await says('active');
    expect(await cancelAt()).toBeNull();
  });

  test('not paid: kept through what is paid, and shown', async () => {
    clock.set(inDays(30));
    await says('failed');
    expect(await stands()).toBe('failed');
    expect(await on.access()).toMatchObject({ state: 'PENDING', entitledUntil: inDays(30) });
    clock.advance({ minutes: 1 });
    await on.pay(on.payment(2, { paidAt: clock.now() }));
    expect(await stands()).toBe('on');
  });

  test('in whatever order it is applied, the last word counts', async () => {
    const [first, second] = [clock.now(), clock.in({ seconds: 1 })];
    expect(await says('active', { saidAt: second, updateId: 9 })).toBe('noted');
    expect(await says('canceled', { saidAt: first, updateId: 8 })).toBe('older');
    expect(await cancelAt()).toBeNull();
    // Within one millisecond the update's number decides.
    expect(await says('canceled', { saidAt: second, updateId: 10 })).toBe('noted');
    expect(await says('canceled', { saidAt: second, updateId: 10 })).toBe('older');
    expect(await cancelAt()).toEqual(inDays(30));
  });

  test('a renewal that is heard of late does not undo a cancelling after it', async () => {
    clock.set(inDays(31));
    await says('canceled');
    await on.pay(on.payment(2));
    expect(await cancelAt()).toEqual(inDays(60));
    expect(await stands()).toBe('off');
  });

  test('before its first payment is known: too early; of somebody else, of a card order: none of ours', async () => {
    const open = await world.order('stars');
    expect(await says('canceled', { orderId: open.orderId, payerTelegramId: open.telegramId })).toBe(
      'too_early',
    );
    expect(await says('canceled', { payerTelegramId: 1 })).toBe('not_ours');
    expect(await says('canceled', { orderId: null })).toBe('not_ours');
    const card = await world.order('monthly');
    expect(await says('canceled', { orderId: card.orderId, payerTelegramId: card.telegramId })).toBe(
      'not_ours',
    );
  });
});
