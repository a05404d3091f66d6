import type { World } from '../world/world.ts';
import { connectCreator } from './connect-creator.ts';
import { percentile } from './percentile.ts';
import { createSubscriber } from './subscriber.ts';
import type { Timeline } from './timeline.ts';

export interface DemoResult {
  ok: boolean;
  grants: number;
  removals: number;
  stars: number;
  paymentToGrantedMs: { p50: number; p95: number };
}

/** The main job by itself: one buyer by card who recovers, one on the web who does not pay again, one in Stars. */
export async function runDemo(world: World, timeline: Timeline): Promise<DemoResult> {
  const { sandbox } = world;
  timeline.heading('A creator sets up shop');
  const { channel, plan } = await connectCreator(world, timeline);
  const chatId = Number(channel.chatId);

  timeline.heading('Ada buys from the bot, by card');
  const ada = await createSubscriber(world, channel, 'Ada');
  const times = [await ada.buyFromBot(plan)];
  timeline.step(`Ada paid on the emulated Stripe Checkout; webhook → GRANTED in ${times[0]?.toFixed(0)} ms`);
  await ada.join();
  timeline.step('Ada asked to join and was let in by her identity');

  timeline.heading('Ben buys on the web and says afterwards who he is');
  const ben = await createSubscriber(world, channel, 'Ben');
  times.push(await ben.buyOnWebAndClaim(plan));
  timeline.step('Ben paid without Telegram, opened his claim link, and was GRANTED');
  await ben.join();
  timeline.step('Ben is inside');

  timeline.heading('A stranger finds the link');
  const eve = await createSubscriber(world, channel, 'Eve');
  await sandbox.open(eve.userId, (await ada.access())?.wayIn ?? '');
  await eve.hears(/./);
  timeline.step(`Eve asked to join without having paid: ${await sandbox.membership(chatId, eve.userId)}`);

  timeline.heading('A month later both renewals fail');
  for (const one of [ada, ben])
    await sandbox.stripe(`subscriptions/${await one.subscriptionId()}/fail-next`, { how: 'decline' });
  await sandbox.advance('31d');
  for (const one of [ada, ben]) {
    const access = await one.until('in grace', (found) => found.graceUntil !== null);
    await one.hears(/did not go through/);
    timeline.step(`${one.name} is in grace until ${access.graceUntil}, stays inside, and was told once`);
  }
  await sandbox.stripe(`subscriptions/${await ada.subscriptionId()}/recover`);
  await ada.until('recovered', (found) => found.graceUntil === null && found.state === 'GRANTED');
  await ada.hears(/payment has arrived/);
  timeline.step('Ada paid: grace is over, she never had to leave');

  timeline.heading('Five days later Ben has still not paid');
  await sandbox.advance('5d');
  const gone = await ben.until('REVOKED', (found) => found.state === 'REVOKED');
  timeline.step(
    `Ben was taken out; Telegram says ${gone.evidence} (${await sandbox.membership(chatId, ben.userId)})`,
  );
  timeline.step(`Ada is still inside: ${await sandbox.membership(chatId, ada.userId)}`);

  timeline.heading('Cleo pays in Stars');
  const cleo = await createSubscriber(world, channel, 'Cleo');
  times.push(await cleo.buyInStars(plan));
  timeline.step(`Cleo paid 450 Stars in the chat; payment → GRANTED in ${times[2]?.toFixed(0)} ms`);
  await cleo.join();
  timeline.step('Cleo is inside');

  const inside = await Promise.all([ada, cleo].map((one) => sandbox.membership(chatId, one.userId)));
  const outside = await Promise.all([ben, eve].map((one) => sandbox.membership(chatId, one.userId)));
  const ok =
    inside.every((status) => status === 'member') &&
    outside.every((status) => status === 'left' || status === 'kicked');
  return {
    ok,
    grants: times.length,
    removals: 1,
    stars: 1,
    paymentToGrantedMs: { p50: Math.round(percentile(times, 0.5)), p95: Math.round(percentile(times, 0.95)) },
  };
}
