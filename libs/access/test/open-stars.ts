import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { starsPayment } from '@latchkey/db/testing/factories/facts';
import { applyStarsPayment, type StarsReceiver } from '../src/apply/apply-stars-payment.ts';
import { carryOutCall } from '../src/stars/carry-out-call.ts';
import { expireStars } from '../src/stars/expire-stars.ts';
import { readStars } from '../src/stars/read-stars.ts';
import { sweepOverdue } from '../src/sweep/sweep-overdue.ts';
import type { World } from './open-world.ts';
import { createTestStars } from './test-stars.ts';

/** A subscriber who pays in Stars, and everything that is done about it; for one test. */
export async function openStars(world: World) {
  await world.renew();
  const { clock, database, shop } = world;
  const { sql } = database;
  const stars = createTestStars();
  const deps = { ...world.deps, stars };
  const buyer = await world.order('stars');
  const { organisationId, botTelegramId, botId } = shop;
  const receiver: StarsReceiver = { organisationId, botTelegramId };
  const began = clock.now();

  const payment = (month: number, differs: Partial<StarsPayment> = {}) =>
    starsPayment(buyer.orderId, began, { month, payer: buyer.telegramId, ...differs });
  /** The payment as the bot's list of transactions shows it. */
  const listed = (
    { chargeId: id, paidAt: at, stars: amount, orderId, payerTelegramId, paidThrough }: StarsPayment,
    differs: Partial<StarsTransaction> = {},
  ): StarsTransaction => ({
    id,
    direction: 'in',
    stars: amount,
    at,
    personTelegramId: payerTelegramId,
    orderId,
    hasPayload: true,
    periodSeconds: paidThrough && 2_592_000,
    ...differs,
  });
  const pay = async (paid: StarsPayment) => {
    stars.list.push(listed(paid));
    return applyStarsPayment(deps, paid, receiver);
  };
  const jobsOf = (name: JobName) =>
    world.jobs.filter((job) => job.name === name).map(({ payload }) => payload as never);
  const sweep = async () => {
    for (const name of ['stars subscriptions', 'stars readings', 'stars calls'] as const)
      await sweepOverdue(deps, name);
  };

  return {
    ...receiver,
    botId,
    receiver,
    stars,
    deps,
    buyer,
    began,
    payment,
    listed,
    /** The Stars move, and the update tells of it. */
    pay,
    /** The Stars move, and nothing tells of it. */
    paySilently: (paid: StarsPayment) => void stars.list.push(listed(paid)),
    /** They go back, and nothing tells of it. */
    takeBack: (paid: StarsPayment) =>
      void stars.list.push(listed(paid, { direction: 'out', at: clock.now() })),
    /** What was asked of Telegram besides the list. */
    asks: () => stars.calls.filter((call) => !call.startsWith('transactions')),
    read: () => readStars(deps, { organisationId, botId }),
    sweep,
    /** Sweeps, and does what the sweeps and the use cases have promised about Stars. */
    workOff: async () => {
      for (let round = 1; round <= 3; round += 1) {
        await sweep();
        const [reads, expiries, calls] = [jobsOf('stars.read'), jobsOf('stars.expire'), jobsOf('stars.call')];
        world.jobs.length = 0;
        for (const read of reads) await readStars(deps, read);
        for (const expiry of expiries) await expireStars(deps, expiry);
        for (const call of calls) await carryOutCall(deps, call);
      }
    },
    act: (): Act => ({ actorKind: 'user', actorId: 'grace', correlationId: 'cor_act', at: clock.now() }),
    subscription: async () => {
      const [row] = await sql`
        select id, status, paid_through, cancel_at, ended_at, due_at from subscription where order_id = ${buyer.orderId}`;
      if (!row) return undefined;
      const { id, status } = row;
      const [paidThrough, cancelAt] = [date(row.paid_through), date(row.cancel_at)];
      return { id, status, paidThrough, cancelAt, endedAt: date(row.ended_at), dueAt: date(row.due_at) };
    },
    paymentId: async (paid: StarsPayment) =>
      (await sql`select id from payment where provider_id = ${paid.chargeId}`)[0]?.id,
    /** Amounts by kind of entry and book account, in the order of the entries. */
    books: async () =>
      (
        await sql`select e.kind || ' ' || l.book_account || ' ' || l.amount_minor as line
          from journal_entry e join journal_line l on l.organisation_id = e.organisation_id and l.entry_id = e.id
          where e.organisation_id = ${organisationId} and e.account = ${String(botTelegramId)} and l.currency = 'XTR'
          order by e.at, e.kind, l.line`
      ).map(({ line }) => line),
    refunds: async () =>
      (await sql`select provider_id from refund where organisation_id = ${organisationId}`).map(
        (row) => row.provider_id,
      ),
    alerts: async () =>
      (await sql`select kind from alert where organisation_id = ${organisationId}`).map(({ kind }) => kind),
    readAt: async () =>
      date((await sql`select stars_read_at from bot where id = ${botId}`)[0]?.stars_read_at),
    access: () => world.access(buyer),
  };
}

export type Stars = Awaited<ReturnType<typeof openStars>>;

function date(value: string | null | undefined): Date | null {
  return value ? new Date(value) : null;
}
