import { setTimeout as sleep } from 'node:timers/promises';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AlertId } from '@latchkey/contracts/ids';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { Role } from '@latchkey/contracts/permissions';
import { beginTelling } from '@latchkey/db/alert/begin-telling';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { noteNewMember } from '@latchkey/db/alert/note-new-member';
import { openTelling } from '@latchkey/db/alert/open-telling';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import { newId } from '@latchkey/db/new-id';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { mintNotice } from '../../../test/mint-notice.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';
import { tellAlert } from './tell-alert.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { db, sql } = deps.database;
let creator = 0;
let alertId: AlertId;

beforeEach(async () => {
  await worker.renew();
  await sql`update alert set due_at = null`;
  botApi.answer('sendMessage', taken({ message_id: 1 }));
  creator = await member('owner');
});

async function member(role: Role, telegramId: number | null = mintTelegramId()): Promise<number> {
  await mintMember(db, worker.shop.organisationId, { at: clock.now(), role, telegramId });
  return telegramId ?? 0;
}
async function raise(kind: AlertKind = 'channel_trouble', detail = { action: 'bot_lacks_rights' }) {
  const alert = { ...worker.shop, kind, subject: worker.shop.channel.channelId, detail };
  const raised = await unitOfWork(deps, (unit) =>
    raiseAlert(unit, { ...alert, correlationId: 'cor_alert', at: clock.now() }),
  );
  if (!raised) throw new Error('it is open already');
  alertId = raised;
}
const close = (kind: AlertKind = 'channel_trouble') =>
  closeAlert(db, { ...worker.shop, kind, subject: worker.shop.channel.channelId, at: clock.now() });
const of = () => ({ organisationId: worker.shop.organisationId, alertId, correlationId: 'cor_alert' });
/** As the queue does, comes again when Telegram or the pace of messages let it. */
async function tell(attempt = 1): Promise<JobOutcome> {
  const outcome = await tellAlert(deps)(of(), worker.context(attempt));
  if (outcome.kind !== 'wait' || outcome.reason !== 'rate limit' || outcome.delayMs >= 2_000) return outcome;
  await sleep(outcome.delayMs);
  return tell(attempt);
}
const told = () => botApi.calls.map(({ payload }) => payload.chat_id);
const states = async () =>
  (await sql`select state from alert_message where alert_id = ${alertId} order by occasion, user_id`).map(
    ({ state }) => state,
  );
const sweepFinds = async () => (await sweepOverdue(deps, 'alerts')).found;

describe('an alert', () => {
  test('promises its telling in the transaction of what it is about; told once, nothing is left of it', async () => {
    await raise();
    expect(jobs).toMatchObject([{ name: 'alert.tell', payload: of() }]);
    expect(await tell()).toEqual({ kind: 'done' });
    expect(await tell()).toEqual({ kind: 'done' });
    expect(told()).toEqual([creator]);
    expect(botApi.calls[0]?.payload).toMatchObject({
      parse_mode: 'HTML',
      text: expect.stringContaining('The bot lacks a right that it needs in <b>Inside the Blue Door</b>'),
    });
    clock.advance({ days: 1 });
    expect(await sweepFinds()).toBe(0);
  });

  test('is told to owners and admins who have linked Telegram, and to nobody else', async () => {
    const admin = await member('admin');
    await member('support');
    await member('viewer');
    await member('admin', null);
    await raise();
    await tell();
    expect(new Set(told())).toEqual(new Set([creator, admin]));
  });

  test('two workers at the same moment: one message', async () => {
    await raise();
    await Promise.all([tell(), tell(), tell()]);
    expect(told()).toEqual([creator]);
  });

  test('two workers that have both seen whom to tell: one of them does', async () => {
    await raise();
    const [row] = (await openTelling(db, { ...of(), now: clock.now() }))?.members ?? [];
    if (!row) throw new Error('nobody to tell');
    const key = { ...of(), userId: row.userId, occasion: 'raised' } as const;
    const begun = await Promise.all([beginTelling(db, key), beginTelling(db, key)]);
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  test('goes out by the bot that the member has talked to', async () => {
    const token = 'OTHER_TOKEN';
    const platform = mintTelegramId();
    await sql`insert into bot (organisation_id, id, telegram_id, username, is_platform, token_variable, created_at)
      values (${worker.shop.organisationId}, ${newId('bot')}, ${platform}, 'platform_bot', true, ${token}, now())`;
    await raise();
    expect((await openTelling(db, { ...of(), now: clock.now() }))?.members).toMatchObject([
      { botId: worker.shop.botId },
    ]);
    await noteContact(db, { botTelegramId: platform, telegramId: creator, blocked: false, at: clock.now() });
    const [other] = (await openTelling(db, { ...of(), now: clock.now() }))?.members ?? [];
    expect(other?.botId).not.toBe(worker.shop.botId);
  });

  test('of an organisation where nobody has linked Telegram stands in the list, and is not swept for ever', async () => {
    await sql`update member set telegram_id = null where organisation_id = ${worker.shop.organisationId}`;
    await raise();
    expect(await tell()).toEqual({ kind: 'done' });
    clock.advance({ days: 1 });
    expect([await sweepFinds(), told()]).toEqual([0, []]);
  });
});

describe('new members', () => {
  const joins = async (minutes: number) => {
    clock.advance({ minutes });
    const { organisationId } = worker.shop;
    await noteNewMember(db, { organisationId, correlationId: 'cor', at: clock.now() });
    await mintNotice(worker);
  };
  const waiting = async () => {
    const [row] = await sql`select id, due_at from alert where kind = 'new_members' and closed_at is null`;
    return row && { id: row.id as AlertId, dueAt: new Date(row.due_at) };
  };
  const tellWaiting = async () => {
    alertId = (await waiting())?.id as AlertId;
    botApi.forget();
    await tell();
    return botApi.calls.map(({ payload }) => payload.text);
  };

  test('are told together: those of a minute at once, later ones an hour after the last word', async () => {
    await joins(0);
    await joins(0);
    expect((await waiting())?.dueAt).toEqual(clock.in({ minutes: 1 }));
    clock.advance({ minutes: 1 });
    expect(await tellWaiting()).toEqual(['🎉 You have 2 new members.']);
    expect(await waiting()).toBeUndefined();
    await joins(5);
    expect((await waiting())?.dueAt).toEqual(clock.in({ minutes: 55 }));
    clock.advance({ minutes: 55 });
    expect(await tellWaiting()).toEqual(['🎉 You have a new member.']);
  });
});

describe('at most once', () => {
  test.each([
    ['the connection ends without an answer', 'cut' as const],
    ['a fault on the side of Telegram', refusal(500, 'Internal Server Error')],
  ])('%s: in doubt, and not told again', async (_name, answer) => {
    botApi.answer('sendMessage', answer);
    await raise();
    expect(await tell()).toEqual({ kind: 'done' });
    clock.advance({ days: 1 });
    expect(await sweepFinds()).toBe(0);
    await tell();
    expect([await states(), told()]).toEqual([['in_doubt'], [creator]]);
  });

  test('the worker dies on the call: the sweep comes, and finds it in doubt', async () => {
    await raise();
    const [row] = (await openTelling(db, { ...of(), now: clock.now() }))?.members ?? [];
    if (!row) throw new Error('nobody to tell');
    await beginTelling(db, { ...of(), userId: row.userId, occasion: 'raised' });
    clock.advance({ seconds: 15 });
    expect(await sweepFinds()).toBe(1);
    expect(await tell()).toEqual({ kind: 'done' });
    clock.advance({ seconds: 29 });
    expect(await sweepFinds()).toBe(0);
    await sql`update alert_message set sending_at = now() - interval '21 seconds' where alert_id = ${alertId}`;
    clock.advance({ seconds: 1 });
    expect(await sweepFinds()).toBe(1);
    await tell();
    expect([await states(), told()]).toEqual([['in_doubt'], []]);
    clock.advance({ days: 1 });
    expect(await sweepFinds()).toBe(0);
  });

  test('a rate limit is waited for; who was told is not told again', async () => {
    const admin = await member('admin');
    await raise();
    const [first] = (await openTelling(db, { ...of(), now: clock.now() }))?.members ?? [];
    botApi.answer('sendMessage', ({ payload }) =>
      payload.chat_id === first?.telegramId
        ? refusal(429, 'Too Many Requests', { retry_after: 2 })
        : taken({ message_id: 1 }),
    );
    expect(await tell()).toMatchObject({ kind: 'wait', delayMs: 2_000 });
    clock.advance({ seconds: 16 });
    expect(await sweepFinds()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await sweepFinds()).toBe(1);
    botApi.answer('sendMessage', taken({ message_id: 1 }));
    expect(await tell()).toEqual({ kind: 'done' });
    expect(await states()).toEqual(['sent', 'sent']);
    const second = first?.telegramId === creator ? admin : creator;
    expect(told()).toEqual([first?.telegramId, second, first?.telegramId]);
  });

  test('who has blocked the bot: undeliverable, without another try', async () => {
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    await raise();
    expect(await tell()).toEqual({ kind: 'done' });
    expect(await states()).toEqual(['undeliverable']);
  });
});

describe('what is over', () => {
  test('before anybody heard of it is nobody’s news', async () => {
    await raise();
    await close();
    expect(await tell()).toEqual({ kind: 'done' });
    clock.advance({ days: 1 });
    expect([await sweepFinds(), told()]).toEqual([0, []]);
  });

  test('is told once to those who heard of its beginning, and to nobody else', async () => {
    await raise();
    await tell();
    await member('admin');
    await close();
    expect(await sweepFinds()).toBe(1);
    await tell();
    await tell();
    expect(told()).toEqual([creator, creator]);
    expect(botApi.calls[1]?.payload.text).toBe(
      '✅ Solved: all is well again in <b>Inside the Blue Door</b>.',
    );
    clock.advance({ days: 1 });
    expect(await sweepFinds()).toBe(0);
  });

  test('while its beginning is being told: its end is told after it', async () => {
    await raise();
    botApi.answer('sendMessage', async () => {
      await close();
      return taken({ message_id: 1 });
    });
    expect(await tell()).toMatchObject({ kind: 'wait', delayMs: 1_000 });
    botApi.answer('sendMessage', taken({ message_id: 2 }));
    expect(await tell()).toEqual({ kind: 'done' });
    expect(told()).toEqual([creator, creator]);
  });

  test('while its beginning waits for a rate limit: neither is told', async () => {
    botApi.answer('sendMessage', refusal(429, 'Too Many Requests', { retry_after: 60 }));
    await raise();
    await tell();
    await close();
    botApi.answer('sendMessage', taken({ message_id: 1 }));
    await tell();
    expect([await states(), told()]).toEqual([['skipped'], [creator]]);
  });

  test('and comes again is another alert', async () => {
    await raise();
    await tell();
    await close();
    await raise();
    await tell();
    expect(told()).toEqual([creator, creator]);
  });

  const toldThoughOver = async (kind: AlertKind) => {
    await raise(kind);
    await close(kind);
    await tell();
    await tell();
    expect(told()).toEqual([creator]);
    clock.advance({ days: 1 });
    expect(await sweepFinds()).toBe(0);
  };
  test('hard case 32: seen inside again: told, though it is over by then', () =>
    toldThoughOver('seen_inside_again'));
  test('hard case 39: a chat that is taken: told, though it is over by then', () =>
    toldThoughOver('chat_taken'));
});
