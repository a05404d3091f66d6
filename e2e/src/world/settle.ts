import { callJson } from './http.ts';
import type { SellingWorld } from './open-world.ts';
import { rowsOf } from './records.ts';
import { waitFor } from './wait-for.ts';

/** Waits until Stripe has delivered everything. */
export async function delivered({ stack }: Pick<SellingWorld, 'stack'>): Promise<void> {
  await waitFor(
    'all webhooks to be delivered',
    async () => {
      const url = new URL('/stripe/control/deliveries', stack.urls.sandbox);
      return (await callJson<unknown[]>('GET', url)).length === 0 ? true : null;
    },
    { withinMs: 40_000 },
  );
}

/** Waits until all is delivered, every signal is read, and no message waits: then nothing comes by itself but what is tried daily. */
export async function settled(world: SellingWorld): Promise<void> {
  await delivered(world);
  await waitFor(
    'everything heard to be worked off',
    async () => {
      const [row] = await rowsOf<{ open: number }>(
        world,
        `select ((select count(*) from sync_object where requested_seq > applied_seq)
          + (select count(*) from inbox_key k where due_at is not null and not exists (
            select from dead_letter d where d.closed_at is null and d.entity = k.account || '/' || k.external_id))
          + (select count(*) from outbox)
          + (select count(*) from stars_call where state = 'asked')
          + (select count(*) from notice where state in ('queued', 'sending'))
          + (select count(*) from alert where due_at is not null))::int as open`,
      );
      return row?.open === 0 ? true : null;
    },
    { withinMs: 40_000, everyMs: 50 },
  );
}
