import { memberCode } from '@latchkey/access/member/member-code';
import { readMemberKey } from '@latchkey/access/member/member-key';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { withdrawOrder } from '@latchkey/access/withdraw/withdraw-order';
import type { BuyerMailId } from '@latchkey/contracts/ids';
import { type NewBuyerMail, promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { createMemberSession, nextCode } from '@latchkey/db/member/member-sessions';
import { writeConsent } from '@latchkey/db/order/write-consent';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorker } from '../../../test/open-worker.ts';
import { stripeSubscription } from '../../../test/stripe-objects.ts';
import { sendBuyerMail } from './send-buyer-mail.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, jobs, mailbox } = worker;
const { db, sql } = deps.database;
let buyer: MintedOrder;

beforeEach(async () => {
  await worker.renew();
  await sql`update buyer_mail set state = 'sent'`;
  mailbox.mails.length = 0;
  mailbox.refuseWith = null;
  const { shop } = worker;
  const whose = { telegramId: mintTelegramId() };
  buyer = await mintOrder(db, shop, { at: clock.now(), plan: shop.plans.monthly, for: whose });
});

const text = (body: string) => ({ body, fromTemplate: true });
const agree = () =>
  writeConsent(
    db,
    { ...worker.shop, ...buyer, at: clock.now() },
    {
      locale: 'fr',
      texts: { consent: text('Tout de suite.'), terms: text('## 1. Nous'), withdrawal: text('14 jours.') },
    },
  );
const pay = async () => {
  const { organisationId, account } = worker.shop;
  const key = buyer.orderId.slice(4);
  worker.stripe.routes.set(`/v1/subscriptions/sub_${key}`, () => ({
    body: stripeSubscription({ ...buyer, organisationId, at: clock.now() }),
  }));
  const target = { account, livemode: false, objectKind: 'subscription', objectId: `sub_${key}` } as const;
  await deps.provider.readAgain({ target, organisationId, correlationId: 'cor_paid' });
};
const promise = (mail: Pick<NewBuyerMail, 'kind' | 'about' | 'email'>) =>
  unitOfWork(deps, (unit) =>
    promiseMail(unit, {
      ...mail,
      organisationId: worker.shop.organisationId,
      locale: 'en',
      occasion: mail.about,
      correlationId: 'cor_mail',
      at: clock.now(),
    }),
  );
const waiting = async () => {
  const { organisationId } = worker.shop;
  const rows = await sql<{ id: BuyerMailId; state: string; failure: string | null; due_at: string }[]>`
    select id, state, failure, due_at from buyer_mail where organisation_id = ${organisationId} order by created_at, id`;
  return rows.at(-1);
};
const send = async (attempt = 1) => {
  const { organisationId } = worker.shop;
  const buyerMailId = (await waiting())?.id as BuyerMailId;
  return sendBuyerMail(deps)({ organisationId, buyerMailId, correlationId: 'cor' }, worker.context(attempt));
};
const withdraw = () => {
  const act = { actorKind: 'buyer', actorId: null, correlationId: 'cor', at: clock.now() } as const;
  const stated = { name: 'Ada', email: 'ada@example.com', locale: 'en' } as const;
  return withdrawOrder(deps, { ...worker.shop, orderId: buyer.orderId, ...stated }, act);
};
const keyIn = (mail: { text: string } | undefined) => /\/member\?key=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';

test('who agreed on our page gets the contract confirmed, once it is paid: found by the sweep, in their language', async () => {
  await agree();
  await pay();
  await pay();
  jobs.length = 0;
  expect((await sweepOverdue(deps, 'buyer mails')).found).toBe(1);
  expect(jobs.map(({ name }) => name)).toEqual(['buyerMail.send']);
  expect(await send()).toEqual({ kind: 'done' });
  expect(mailbox.mails).toMatchObject([
    { to: 'ada@example.com', subject: 'Votre achat\u00a0: monthly · Blue Door' },
  ]);
  for (const words of ['Tout de suite.', '1. Nous', '14 jours.', '10,00', buyer.orderId]) {
    expect(mailbox.mails[0]?.text).toContain(words);
  }
  const read = readMemberKey(deps.links.secret, keyIn(mailbox.mails[0]), clock.now());
  expect(read).toEqual({ of: { buyerId: buyer.buyerId } });
});

test('who bought elsewhere is confirmed there', async () => {
  await pay();
  expect(await waiting()).toBeUndefined();
});

test('the receipt of a withdrawal says what was stated and when, however late it is sent', async () => {
  await pay();
  await withdraw();
  const receivedAt = clock.now();
  clock.advance({ days: 2 });
  await send();
  const [mail] = mailbox.mails;
  expect(mail).toMatchObject({ to: 'ada@example.com', subject: 'Your withdrawal was received: monthly' });
  const at = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  }).format(receivedAt);
  for (const words of [at, 'Name: Ada', buyer.orderId, '€10.00']) expect(mail?.text).toContain(words);
});

test('a mail is sent at least once: what the server has not taken, or a crash has left, is sent again', async () => {
  await pay();
  await withdraw();
  mailbox.refuseWith = new Error('connect ECONNREFUSED');
  expect(await send(1)).toMatchObject({ kind: 'retry' });
  expect(await waiting()).toMatchObject({ state: 'queued', failure: 'not taken' });
  mailbox.refuseWith = null;
  // It went out, and the process died before it could say so.
  await sendBuyerMail({ ...deps, database: { ...deps.database } })(
    { ...worker.shop, buyerMailId: (await waiting())?.id as BuyerMailId, correlationId: 'cor' },
    worker.context(),
  );
  await sql`update buyer_mail set state = 'queued' where id = ${(await waiting())?.id ?? ''}`;
  expect(await send()).toEqual({ kind: 'done' });
  expect(mailbox.mails).toHaveLength(2);
  expect(await send()).toEqual({ kind: 'done' });
  expect(mailbox.mails).toHaveLength(2);
});

test('what the server refuses for good is not tried for ever; without a server mails wait', async () => {
  await pay();
  await withdraw();
  mailbox.refuseWith = Object.assign(new Error('no such mailbox'), { responseCode: 550, command: 'RCPT TO' });
  expect(await send()).toEqual({ kind: 'done' });
  expect(await waiting()).toMatchObject({ state: 'undeliverable', failure: 'refused' });

  await sql`update buyer_mail set state = 'queued' where id = ${(await waiting())?.id ?? ''}`;
  const without = { ...deps, mailer: { ...deps.mailer, canSend: false } };
  const of = { ...worker.shop, buyerMailId: (await waiting())?.id as BuyerMailId, correlationId: 'cor' };
  expect(await sendBuyerMail(without)(of, worker.context())).toEqual({ kind: 'done' });
  expect(await waiting()).toMatchObject({ state: 'queued', failure: 'no mail server' });
  expect(new Date((await waiting())?.due_at ?? '')).toEqual(clock.in({ hours: 1 }));
});

test('a code goes out while it is good, and no longer', async () => {
  const { organisationId } = worker.shop;
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 600_000);
  const person = { organisationId, email: 'ada@example.com', telegramId: null };
  const made = { tokenHash: `hash ${now.getTime()}`, locale: 'en', now, expiresAt } as const;
  const id = await createMemberSession(db, person, made);
  const number = (await nextCode(db, { organisationId, id }, { expiresAt, email: person.email })) ?? 0;
  await promise({ kind: 'member_code', about: id, email: 'ada@example.com' });
  await send();
  expect(mailbox.mails[0]?.subject).toContain(memberCode(deps.links.secret, { sessionId: id, number }));

  await sql`update member_session set code_expires_at = now() - interval '1 second'`;
  await sql`update buyer_mail set state = 'queued' where about = ${id}`;
  await send();
  expect(mailbox.mails).toHaveLength(1);
  expect(await waiting()).toMatchObject({ state: 'skipped' });
});

test('a link that was asked for opens the page of that buyer', async () => {
  await promise({ kind: 'member_link', about: buyer.buyerId, email: 'ada@example.com' });
  await send();
  const key = keyIn(mailbox.mails[0]);
  expect(readMemberKey(deps.links.secret, key, clock.now())).toEqual({ of: { buyerId: buyer.buyerId } });
});
