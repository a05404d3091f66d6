import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, emptyRedis } from '../world/backends.ts';
import { createBrowser } from '../world/browser.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf } from '../world/records.ts';
import { startSecond } from '../world/start-second.ts';
import { eventsOf, postWebhook } from '../world/stripe.ts';
import { waitFor } from '../world/wait-for.ts';

for (const { name, redisUrl } of backends()) {
  describe(`a payment becomes a way in, queues in ${name}`, () => {
    let world: TestWorld;

    beforeAll(async () => {
      if (redisUrl) await emptyRedis(redisUrl);
      world = await openWorld({ redisUrl });
    });
    afterAll(() => world?.stop());

    test('by card from the bot: granted, told once, let in by identity, booked once', async () => {
      const [plan] = (await world.creator.plan.list.query({})).filter((one) => one.name === 'Monthly');
      const ada = await createBuyer(world);
      await ada.buyFromBot(plan as NonNullable<typeof plan>);
      await ada.join();
      expect(await ada.inChat()).toBe('member');
      expect(await ada.states()).toEqual(['PENDING', 'GRANTED']);
      expect(await recordsOf(world, ada.userId)).toEqual({
        payments: 1,
        journalEntries: 1,
        journalSum: 0,
        accesses: 1,
        grants: 1,
        notices: [{ kind: 'way_in', state: 'sent' }],
      });
    });

    test('hard case 1: every event twice at the same moment on two api processes: one grant, one notice, one entry', async () => {
      const ben = await createBuyer(world);
      const second = await startSecond(world, 'api');
      await world.sandbox.stripe('deliveries/hold');
      try {
        const { sessionId } = await ben.buy(world.seeded.plans.monthly.id);
        const subscriptionId = await ben.subscriptionOf(sessionId);
        const events = await eventsOf(world, subscriptionId);
        expect(events.length).toBeGreaterThan(3);
        const urls = [world.stack.urls.api, second.url];
        const answers = await Promise.all(
          events.flatMap((event) =>
            urls.flatMap((url) => [url, url]).map((url) => postWebhook(world, event, { url })),
          ),
        );
        expect(new Set(answers)).toEqual(new Set([200]));
        await ben.granted();
      } finally {
        await world.sandbox.stripe('deliveries/release');
        await second.stop();
      }
      await ben.hears(/way into/);
      expect(await recordsOf(world, ben.userId)).toEqual({
        payments: 1,
        journalEntries: 1,
        journalSum: 0,
        accesses: 1,
        grants: 1,
        notices: [{ kind: 'way_in', state: 'sent' }],
      });
      expect(await ben.heard(/way into/)).toHaveLength(1);
    });

    test('bought on the web: waits for its claim; the link works for one person only', async () => {
      const { sandbox, stack, seeded } = world;
      const browser = createBrowser(stack.urls.api, stack.urls.web);
      const order = await browser.checkout.create.mutate({ planId: seeded.plans.monthly.id });
      await expect(browser.claim.create.mutate({ orderId: order.orderId })).rejects.toThrow(/not paid/);
      await sandbox.payCheckout(order.sessionId);
      const paid = await waitFor('the order to be paid', async () => {
        const status = await browser.checkout.status.query({ orderId: order.orderId });
        return status.status === 'paid' && status.accesses.length > 0 ? status : null;
      });
      expect(paid).toMatchObject({ claimed: false, accesses: [{ state: 'PENDING', wayIn: null }] });
      const claim = await browser.claim.create.mutate({ orderId: order.orderId });
      const payload = new URL(claim.deepLink).searchParams.get('start') ?? '';
      expect(payload).toMatch(/^[\w-]{20,64}$/);

      const [cleo, eve] = [await createBuyer(world), await createBuyer(world)];
      await sandbox.open(cleo.userId, claim.deepLink);
      await cleo.granted();
      await sandbox.open(eve.userId, claim.deepLink);
      await eve.hears(/used already/);
      expect(await eve.access()).toBeNull();
      // The same person opening it again is told the same as before.
      await sandbox.open(cleo.userId, claim.deepLink);
      await waitFor('a second answer', async () =>
        (await cleo.heard(/now linked to this Telegram account/)).length === 2 ? true : null,
      );
    });

    test('somebody else than the browser that bought gets no claim link and does not see the order', async () => {
      const { stack, seeded } = world;
      const buyer = createBrowser(stack.urls.api, stack.urls.web);
      const order = await buyer.checkout.create.mutate({ planId: seeded.plans.monthly.id });
      const stranger = createBrowser(stack.urls.api, stack.urls.web);
      await expect(stranger.claim.create.mutate({ orderId: order.orderId })).rejects.toThrow();
      await expect(stranger.checkout.status.query({ orderId: order.orderId })).rejects.toThrow();
    });

    test('in Stars: granted by the payment in the chat', async () => {
      const plans = await world.creator.plan.list.query({});
      const plan = plans.find((one) => one.prices.some((price) => price.provider === 'stars'));
      const dan = await createBuyer(world);
      await dan.buyInStars(plan as NonNullable<typeof plan>);
      await dan.join();
      expect(await dan.inChat()).toBe('member');
      expect(await recordsOf(world, dan.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
    });

    test('a trial lets in at once and books nothing; a purchase for good has no end', async () => {
      const [fay, gil] = [await createBuyer(world), await createBuyer(world)];
      await fay.buy(world.seeded.plans.trial.id);
      await gil.buy(world.seeded.plans.oneTime.id);
      await fay.granted();
      await gil.granted();
      expect(await recordsOf(world, fay.userId)).toMatchObject({ journalEntries: 0, grants: 1 });
      expect(await recordsOf(world, gil.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
      expect((await gil.access())?.entitledUntil).toBeNull();
    });
  });
}
