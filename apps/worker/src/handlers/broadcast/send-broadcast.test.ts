import { setTimeout as sleep } from 'node:timers/promises';
import { beginBroadcast } from '@latchkey/access/broadcast/begin-broadcast';
import { createDraft, updateDraft } from '@latchkey/access/broadcast/keep-draft';
import { scheduleBroadcast } from '@latchkey/access/broadcast/schedule-broadcast';
import { steerBroadcast } from '@latchkey/access/broadcast/steer-broadcast';
import { writeToOneself } from '@latchkey/access/broadcast/write-to-oneself';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { BroadcastId } from '@latchkey/contracts/ids';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import type { BroadcastSegment } from '@latchkey/db/broadcast/audience';
import { chooseBroadcasts } from '@latchkey/db/broadcast/opt-outs';
import { readBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import { takeRecipient } from '@latchkey/db/broadcast/send-to-recipient';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { type MintedMember, mintMembers } from '@latchkey/db/testing/factories/mint-members';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorker } from '../../../test/open-worker.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';
import { sendBroadcast } from './send-broadcast.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { db, sql } = deps.database;
let people: MintedMember[] = [];
let broadcastId: BroadcastId;

beforeEach(async () => {
  await worker.renew();
  await sql`update broadcast set due_at = null, state = 'paused' where state in ('scheduled', 'sending')`;
  botApi.answer('sendMessage', taken({ message_id: 1 }));
  people = await mintMembers(db, worker.shop, { at: clock.now(), count: 3 });
});

const act = () =>
  ({ actorKind: 'user', actorId: null, correlationId: 'cor_broadcast', at: clock.now() }) as const;
const of = () => ({ organisationId: worker.shop.organisationId, broadcastId });
const content = [{ text: 'Tonight at ' }, { text: '<eight>', bold: true }];

async function draft(segment: BroadcastSegment = { kind: 'active' }): Promise<void> {
  const { organisationId } = worker.shop;
  const draftKey = `key_${mintTelegramId()}`;
  const button = { text: 'Come', url: 'https://example.com/tonight' };
  broadcastId = await createDraft(deps, organisationId, { content, button, segment, draftKey }, act());
}
async function begin(segment?: BroadcastSegment): Promise<void> {
  await draft(segment);
  await scheduleBroadcast(deps, of(), null, act());
  clock.advance({ seconds: 11 });
}
const run = () => sendBroadcast(deps)({ ...of(), correlationId: 'cor_broadcast' }, worker.context());
/** As the queue does, comes again as long as the handler asks for it. */
async function runToEnd(): Promise<JobOutcome> {
  for (;;) {
    const outcome = await run();
    if (outcome.kind !== 'wait' || outcome.delayMs > 3_000) return outcome;
    await sleep(outcome.delayMs);
  }
}
/** Begins, and has written to nobody yet. */
const fixRecipients = () => beginBroadcast(deps, { ...of(), correlationId: 'cor_broadcast' });
const told = () => botApi.calls.map(({ payload }) => Number(payload.chat_id)).sort((a, b) => a - b);
const ids = () => people.map(({ telegramId }) => telegramId);
const [first, second] = [() => people[0]?.telegramId as number, () => people[1]?.telegramId as number];
const look = async () => {
  const row = await readBroadcast(db, of());
  if (!row) throw new Error('no broadcast');
  const counts = Object.fromEntries(Object.entries(row.counts).filter(([, count]) => count > 0));
  return { state: row.state, problem: row.problem, counts };
};
const optOut = (telegramId: number) =>
  chooseBroadcasts(db, worker.shop.organisationId, { telegramId, wanted: false, at: clock.now() });

describe('a broadcast', () => {
  test('is written once to each person, escaped, with its button and the way to hear no more', async () => {
    await begin();
    expect(jobs).toMatchObject([{ name: 'broadcast.send', payload: of() }]);
    expect(await runToEnd()).toEqual({ kind: 'done' });
    expect(told()).toEqual(ids());
    expect(botApi.calls[0]?.payload).toMatchObject({
      text: 'Tonight at <b>&lt;eight&gt;</b>',
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Come', url: 'https://example.com/tonight' }],
          [{ callback_data: `broadcast:off:${worker.shop.organisationId}` }],
        ],
      },
    });
    expect(await look()).toEqual({ state: 'finished', problem: null, counts: { sent: 3 } });
    expect(await runToEnd()).toEqual({ kind: 'done' });
    expect(told()).toHaveLength(3);
    const audited = await sql`select action, detail from audit where target_id = ${broadcastId} order by id`;
    expect(audited).toMatchObject([
      { action: 'broadcast.create' },
      { action: 'broadcast.schedule' },
      { action: 'broadcast.begin', detail: { people: 3 } },
    ]);
  });

  test('waits for its time, and may be taken back until then', async () => {
    await draft();
    await scheduleBroadcast(deps, of(), null, act());
    expect(await run()).toEqual({ kind: 'done' });
    expect(told()).toEqual([]);
    expect(await steerBroadcast(deps, of(), 'unschedule', act())).toBe(true);
    clock.advance({ minutes: 1 });
    expect(await run()).toEqual({ kind: 'done' });
    expect(await look()).toMatchObject({ state: 'draft' });
    expect(await updateDraft(deps, of(), { content, button: null, segment: { kind: 'active' } }, act())).toBe(
      true,
    );
    await scheduleBroadcast(deps, of(), new Date(clock.now().getTime() + 7 * 86_400_000), act());
    expect(await updateDraft(deps, of(), { content, button: null, segment: { kind: 'active' } }, act())).toBe(
      false,
    );
    jobs.length = 0;
    clock.advance({ days: 8 });
    await sweepOverdue(deps, 'broadcasts');
    expect(jobs).toMatchObject([{ name: 'broadcast.send', payload: of() }]);
    await runToEnd();
    expect(told()).toEqual(ids());
    expect(await steerBroadcast(deps, of(), 'unschedule', act())).toBe(false);
  });

  test('goes to whom it is meant for: those in grace, those who hold a plan', async () => {
    await sql`update channel_access set grace_until = now() + interval '1 day' where subscriber_id = ${people[1]?.subscriberId ?? ''}`;
    await begin({ kind: 'grace' });
    await runToEnd();
    expect(told()).toEqual([second()]);
    botApi.calls.length = 0;
    await begin({ kind: 'plan', planId: worker.shop.plans.monthly.planId });
    await runToEnd();
    expect(told()).toEqual([]);
    expect(await look()).toMatchObject({ state: 'finished', counts: {} });
  });

  test('does not go to people of another creator', async () => {
    const { shop } = worker;
    await worker.renew();
    await mintMembers(db, worker.shop, { at: clock.now(), count: 2 });
    worker.shop = shop;
    await begin();
    await runToEnd();
    expect(told()).toEqual(ids());
  });

  test('knows before it begins whom the bot cannot reach, and does not try', async () => {
    const bot = worker.shop.botTelegramId;
    await noteContact(db, { botTelegramId: bot, telegramId: first(), blocked: true, at: clock.now() });
    await sql`delete from bot_contact where telegram_id = ${second()}`;
    await begin();
    await runToEnd();
    expect(told()).toEqual([people[2]?.telegramId]);
    expect(await look()).toMatchObject({
      state: 'finished',
      counts: { blocked: 1, never_started: 1, sent: 1 },
    });
  });
});

describe('who has opted out', () => {
  test('is not written to', async () => {
    await optOut(first());
    await begin();
    await runToEnd();
    expect(told()).toEqual(ids().slice(1));
    expect(await look()).toMatchObject({ counts: { opted_out: 1, sent: 2 } });
  });

  test('after it has begun is not written to either', async () => {
    await begin();
    await fixRecipients();
    await optOut(first());
    await runToEnd();
    expect(told()).toEqual(ids().slice(1));
    expect(await look()).toMatchObject({ state: 'finished', counts: { opted_out: 1, sent: 2 } });
  });

  test('hears of it again once they want to', async () => {
    await optOut(first());
    await chooseBroadcasts(db, worker.shop.organisationId, {
      telegramId: first(),
      wanted: true,
      at: clock.now(),
    });
    await begin();
    await runToEnd();
    expect(told()).toEqual(ids());
  });
});

describe('what Telegram answers', () => {
  test.each([
    [refusal(403, 'Forbidden: bot was blocked by the user'), 'blocked'],
    [refusal(403, "Forbidden: bot can't initiate conversation with a user"), 'never_started'],
    [refusal(403, 'Forbidden: user is deactivated'), 'failed'],
    [refusal(502, 'Bad Gateway'), 'in_doubt'],
  ])('%j to one: the others are written to', async (answer, state) => {
    botApi.answer('sendMessage', ({ payload }) =>
      payload.chat_id === first() ? answer : taken({ message_id: 1 }),
    );
    await begin();
    await runToEnd();
    expect(await look()).toEqual({ state: 'finished', problem: null, counts: { [state]: 1, sent: 2 } });
  });

  test('a refusal of the message itself pauses: it would be refused of everybody', async () => {
    botApi.answer('sendMessage', refusal(400, 'Bad Request: BUTTON_URL_INVALID'));
    people.push(...(await mintMembers(db, worker.shop, { at: clock.now(), count: 30 })));
    await begin();
    expect(await runToEnd()).toEqual({ kind: 'done' });
    const { state, problem, counts } = await look();
    expect({ state, problem }).toEqual({ state: 'paused', problem: 'message_refused' });
    expect(counts.failed).toBeLessThanOrEqual(8);
    expect(counts.queued).toBeGreaterThanOrEqual(25);
  });

  test('to wait: the person waits, and is written to once', async () => {
    botApi.answer(
      'sendMessage',
      refusal(429, 'Too Many Requests: retry after 1', { retry_after: 1 }),
      taken({ message_id: 1 }),
    );
    await begin();
    await runToEnd();
    expect(await look()).toMatchObject({ state: 'finished', counts: { sent: 3 } });
    expect(told()).toHaveLength(4);
  });
});

describe('paused', () => {
  test('nobody is written to; gone on with, those who are left are', async () => {
    await begin();
    botApi.answer('sendMessage', async () => {
      await steerBroadcast(deps, of(), 'pause', act());
      return taken({ message_id: 1 });
    });
    people.push(...(await mintMembers(db, worker.shop, { at: clock.now(), count: 20 })));
    expect(await runToEnd()).toEqual({ kind: 'done' });
    const before = told().length;
    expect(before).toBeLessThan(20);
    expect(await look()).toMatchObject({ state: 'paused' });
    expect(await run()).toEqual({ kind: 'done' });
    expect(told()).toHaveLength(before);
    jobs.length = 0;
    botApi.answer('sendMessage', taken({ message_id: 1 }));
    expect(await steerBroadcast(deps, of(), 'resume', act())).toBe(true);
    expect(jobs).toMatchObject([{ name: 'broadcast.send' }]);
    await runToEnd();
    expect(told()).toEqual(ids().sort((a, b) => a - b));
    expect(await look()).toMatchObject({ state: 'finished', counts: { sent: 23 } });
  });

  test('and cancelled, those who are left are not written to any more', async () => {
    await begin();
    await fixRecipients();
    expect(await steerBroadcast(deps, of(), 'pause', act())).toBe(true);
    expect(await steerBroadcast(deps, of(), 'cancel', act())).toBe(true);
    expect(await runToEnd()).toEqual({ kind: 'done' });
    expect(told()).toEqual([]);
    expect(await look()).toMatchObject({ state: 'cancelled', counts: { cancelled: 3 } });
    expect(await steerBroadcast(deps, of(), 'resume', act())).toBe(false);
  });
});

describe('a process that dies', () => {
  test('while it writes to somebody leaves them in doubt; they are not written to again', async () => {
    await begin();
    await fixRecipients();
    expect(await takeRecipient(db, of())).toMatchObject({ telegramId: first() });
    await sql`update broadcast_recipient set sending_at = now() - interval '1 minute' where state = 'sending'`;
    await sql`update broadcast set round_until = now() - interval '1 second' where id = ${broadcastId}`;
    await runToEnd();
    expect(told()).toEqual([second(), people[2]?.telegramId]);
    expect(await look()).toMatchObject({ state: 'finished', counts: { in_doubt: 1, sent: 2 } });
  });

  test('is followed by the sweep', async () => {
    await begin();
    jobs.length = 0;
    clock.advance({ minutes: 1 });
    await sweepOverdue(deps, 'broadcasts');
    expect(jobs).toMatchObject([{ name: 'broadcast.send', payload: of() }]);
  });
});

test('two workers at the same moment: one message each', async () => {
  await begin();
  await Promise.all([run(), run(), run()]);
  await runToEnd();
  expect(told()).toEqual(ids());
});

test('to oneself goes to the linked creator alone, whatever they have opted out of', async () => {
  const { organisationId, botTelegramId } = worker.shop;
  const creator = mintTelegramId();
  await mintMember(db, organisationId, { at: clock.now(), role: 'owner', telegramId: creator });
  await noteContact(db, { botTelegramId, telegramId: creator, blocked: false, at: clock.now() });
  await optOut(creator);
  const [member] = await sql`select user_id from member where telegram_id = ${creator}`;
  const mine = { organisationId, userId: member?.user_id, draftKey: 'me:12345678' };
  broadcastId = await writeToOneself(deps, mine, { content, button: null }, act());
  expect(await writeToOneself(deps, mine, { content, button: null }, act())).toBe(broadcastId);
  await runToEnd();
  expect(told()).toEqual([creator]);
  expect(await look()).toMatchObject({ state: 'finished', counts: { sent: 1 } });
});
