import { rowsOf } from '../../world/records.ts';
import { waitFor } from '../../world/wait-for.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';

/** How each kind of notice begins in the chat. */
const beginnings: Record<string, RegExp> = {
  way_in: /^✅ (Payment received|Your channels are open)/,
  recovered: /^✅ Thank you, the payment has arrived/,
  payment_failed: /^⚠️ The payment for /,
  removed: /^Your access to .* has ended/,
  refunded: /^↩️ /,
  plan_changed: /^🔄 Your membership has changed/,
};

interface Notice {
  telegram_id: string;
  kind: string;
  state: string;
}

/**
 * Messages that came to a person more often than there was an occasion, and events that the inbox took in as new a
 * second time.
 */
export async function findDoubles(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const notices = await noticesOf(stage);
  const doubles: string[] = [];
  for (const { userId } of people) {
    const said = (await stage.world.sandbox.messages(userId)).filter((message) => message.from?.is_bot);
    for (const [kind, begins] of Object.entries(beginnings)) {
      const heard = said.filter((message) => begins.test(message.text ?? '')).length;
      const occasions = notices.filter(
        (one) => Number(one.telegram_id) === userId && one.kind === kind,
      ).length;
      if (heard > occasions) doubles.push(`${userId} heard ${kind} ${heard} times of ${occasions}`);
    }
  }
  const taken = await rowsOf<{ external_id: string }>(
    stage.world,
    'select external_id from inbox_event group by source, account, livemode, external_id having count(*) > 1',
  );
  return [...doubles, ...taken.map(({ external_id }) => `${external_id} was taken in twice`)];
}

/** Notices of which nobody knows whether they arrived, and whether their content is offered at /start. */
export async function checkInDoubt(stage: Stage): Promise<{ inDoubt: number; withoutRoute: string[] }> {
  const inDoubt = (await noticesOf(stage)).filter(({ state }) => state === 'in_doubt');
  const withoutRoute: string[] = [];
  for (const userId of new Set(inDoubt.map((notice) => Number(notice.telegram_id)))) {
    const { sandbox, seeded } = stage.world;
    await sandbox.telegram(`users/${userId}/unblock`, { bot: seeded.bot.username });
    const before = (await sandbox.messages(userId)).length;
    await sandbox.start(userId);
    await waitFor('an answer to /start', async () =>
      (await sandbox.messages(userId))
        .slice(before)
        .find((message) => message.from?.is_bot && /memberships/i.test(message.text ?? '')),
    ).catch(() => withoutRoute.push(`${userId} finds nothing at /start`));
  }
  return { inDoubt: inDoubt.length, withoutRoute };
}

async function noticesOf({ world }: Stage): Promise<Notice[]> {
  return rowsOf<Notice>(
    world,
    `select s.telegram_id, n.kind, n.state from notice n
     join subscriber s on s.organisation_id = n.organisation_id and s.id = n.subscriber_id where s.telegram_id is not null`,
  );
}
