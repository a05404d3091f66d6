import { rowsOf } from '../../world/records.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';

/** Clocks of the processes follow that of the sandbox at some distance; somebody let in again so soon is no finding. */
const asideMs = 2_000;

/**
 * Whom the database has called removed while the chat had them inside all the time: REVOKED is to be said only after
 * Telegram has said "left" or "kicked".
 */
export async function findFalseRemovals(stage: Stage, people: readonly Person[]): Promise<string[]> {
  const { sandbox, seeded } = stage.world;
  const [{ history }, revoked] = await Promise.all([
    sandbox.telegram<{ history: Happening[] }>(`chats/${seeded.channel.chatId}`),
    rowsOf<{ telegram_id: string; at: string }>(
      stage.world,
      `select s.telegram_id, l.at from access_ledger l
       join channel_access a on a.organisation_id = l.organisation_id and a.id = l.access_id
       join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
       where l.to_state = 'REVOKED' and a.channel_id = '${seeded.channel.id}' and s.telegram_id is not null`,
    ),
  ]);
  const ours = new Map(people.map((person) => [person.userId, person]));
  const comings = new Map<number, Happening[]>();
  for (const one of history)
    if (turn(one) !== null) comings.set(one.userId, [...(comings.get(one.userId) ?? []), one]);
  return revoked.flatMap(({ telegram_id, at }) => {
    const userId = Number(telegram_id);
    const person = ours.get(userId);
    const saidAt = new Date(at).getTime();
    if (!person || !wasInside(comings.get(userId) ?? [], saidAt)) return [];
    return [
      `${person.history.kind} ${userId} was called removed at ${new Date(at).toISOString()}, and was inside`,
    ];
  });
}

interface Happening {
  at: number;
  userId: number;
  text: string;
}

/** true: came in; false: went out; null: neither. */
function turn({ text }: Happening): boolean | null {
  if (/^(joined|approved by|added by)/.test(text)) return true;
  return /^(left|removed by|banned by)/.test(text) ? false : null;
}

function wasInside(happenings: readonly Happening[], at: number): boolean {
  const before = happenings.findLast((one) => one.at <= at + asideMs);
  const between = happenings.some((one) => Math.abs(one.at - at) <= asideMs && turn(one) === false);
  return before !== undefined && turn(before) === true && !between;
}
