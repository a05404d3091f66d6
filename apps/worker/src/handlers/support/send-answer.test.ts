import type { SupportAnswerId } from '@latchkey/contracts/ids';
import { chooseLocale } from '@latchkey/db/bot-identity/choose-locale';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseAnswer } from '@latchkey/db/support/promise-answer';
import { writeSupportRequest } from '@latchkey/db/support/write-request';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../../test/open-worker.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';
import { writeBuyerMail } from '../../buyer-mails/write-buyer-mail.ts';
import { sendAnswer } from './send-answer.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { sql, db } = deps.database;
let supportAnswerId: SupportAnswerId;
let telegramId: number;

beforeEach(async () => {
  await worker.renew();
  botApi.answer('sendMessage', taken({ message_id: 1 }));
  const { organisationId, botId } = worker.shop;
  const at = clock.now();
  telegramId = mintTelegramId();
  const { subscriberId, buyerId } = await mintOrder(db, worker.shop, {
    at,
    plan: worker.shop.plans.monthly,
    for: { telegramId },
  });
  await sql`update buyer set email = 'ada@example.com' where id = ${buyerId}`;
  supportAnswerId = await unitOfWork(deps, async (unit) => {
    const asked = { organisationId, subscriberId, botId, updateId: 1, body: 'Where is <it>?', at };
    const { id: requestId } = await writeSupportRequest(unit.db, asked);
    const made = {
      organisationId,
      requestId,
      body: 'In <your> e-mail.',
      idempotencyKey: 'key-12345',
      correlationId: 'cor',
      at,
    };
    return (await promiseAnswer(unit, made)) as SupportAnswerId;
  });
  jobs.length = 0;
});

const of = () => ({ organisationId: worker.shop.organisationId, supportAnswerId, correlationId: 'cor' });
const send = () => sendAnswer(deps)(of(), worker.context());
const state = async () =>
  (await sql`select state from support_answer where id = ${supportAnswerId}`)[0]?.state;

test('an answer goes out once, in the person’s language, and its words are nobody’s HTML', async () => {
  await chooseLocale(db, { botTelegramId: worker.shop.botTelegramId, telegramId }, 'fr');
  await send();
  await send();
  expect(botApi.calls).toHaveLength(1);
  expect(botApi.calls[0]?.payload).toMatchObject({ chat_id: telegramId, parse_mode: 'HTML' });
  const text = String(botApi.calls[0]?.payload.text);
  expect(text).toContain('vous répond (nᵒ 1)');
  expect(text).toContain('In &lt;your&gt; e-mail.');
  expect(await state()).toBe('sent');
});

test('whom the bot cannot reach, and of whom nobody knows, gets it by mail', async () => {
  botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
  await send();
  expect(await state()).toBe('undeliverable');
  expect(jobs.map(({ name }) => name)).toEqual(['buyerMail.send']);
  const [mail] =
    await sql`select email, locale, about from buyer_mail where kind = 'support_answer' order by created_at desc, id desc limit 1`;
  expect(mail).toEqual({ email: 'ada@example.com', locale: 'en', about: supportAnswerId });
  const waiting = {
    ...of(),
    kind: 'support_answer',
    email: '',
    locale: 'en',
    about: supportAnswerId,
  } as const;
  const words = await writeBuyerMail(deps, {
    ...waiting,
    createdAt: clock.now(),
    seller: 'Blue Door',
    timeZone: 'UTC',
  });
  expect(words).toMatchObject({
    subject: 'Blue Door answers you (no. 1)',
    text: expect.stringContaining('In <your> e-mail.'),
  });
});
