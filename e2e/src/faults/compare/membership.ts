import { rowsOf } from '../../world/records.ts';
import { type Provider, readProvider } from '../oracle/provider.ts';
import { shouldBeIn, type Verdict } from '../oracle/should-be-in.ts';
import { boughtBy } from '../oracle/watch-removals.ts';
import type { Person } from '../run/person.ts';
import type { Stage } from '../run/stage.ts';

/** How one person stands: what ought to be, what the database says, what the chat says. */
export interface Standing {
  person: Person;
  verdict: Verdict;
  /** null: no access at all. */
  state: string | null;
  inside: boolean;
}

/** Compares provider, database and chat for everybody. */
export async function compareMembership(stage: Stage, people: readonly Person[]): Promise<Standing[]> {
  const { world } = stage;
  const [provider, states, inside, stars] = await Promise.all([
    readProvider(world),
    accessStates(stage),
    insiders(stage),
    starsPayers(stage),
  ]);
  return people.map((person) => ({
    person,
    verdict: verdictOf(person, provider, stars),
    state: states.get(person.userId) ?? null,
    inside: inside.has(person.userId),
  }));
}

/** Entitled: granted. Not entitled: out of the chat, and the database knows. */
export function isRight({ verdict, state, inside }: Standing): boolean {
  const in_ = state === 'GRANTED';
  const out = (state === null || state === 'REVOKED') && !inside;
  if (verdict === 'either') return in_ || out;
  return verdict === 'in' ? in_ : out;
}

function verdictOf(person: Person, provider: Provider, stars: ReadonlySet<number>): Verdict {
  return shouldBeIn(boughtBy(person, stars.has(person.userId)), provider);
}

async function accessStates({ world }: Stage): Promise<Map<number, string>> {
  const rows = await rowsOf<{ telegram_id: string; state: string }>(
    world,
    `select s.telegram_id, a.state from channel_access a
     join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
     where a.channel_id = '${world.seeded.channel.id}' and s.telegram_id is not null`,
  );
  return new Map(rows.map((row) => [Number(row.telegram_id), row.state]));
}

export async function insiders({ world }: Stage): Promise<Set<number>> {
  const { sandbox, seeded } = world;
  const members = await sandbox.telegram<{ userId: number; status: string }[]>(
    `chats/${seeded.channel.chatId}/members`,
  );
  const inside = members.filter(({ status }) => ['member', 'administrator', 'creator'].includes(status));
  return new Set(inside.map(({ userId }) => userId));
}

/** Whom the database calls removed while the chat has them inside; nobody while the database is away. */
export async function calledRemoved(stage: Stage): Promise<number[]> {
  const states = await accessStates(stage).catch(() => new Map<number, string>());
  const inside = await insiders(stage);
  return [...states].flatMap(([userId, state]) =>
    state === 'REVOKED' && inside.has(userId) ? [userId] : [],
  );
}

/** Whose subscription in Stars runs, to the end of what is paid at least. */
export async function starsPayers(stage: Stage): Promise<Set<number>> {
  const subscriptions = await starSubscriptions(stage);
  return new Set(
    subscriptions
      .filter(({ state }) => state === 'active' || state === 'canceled')
      .map(({ userId }) => userId),
  );
}

export interface StarSubscription {
  userId: number;
  state: string;
  chargeIds: string[];
  invoice: { amount: number };
}

export async function starSubscriptions({ world, starsBuyers }: Stage): Promise<StarSubscription[]> {
  const lists = await Promise.all(
    starsBuyers.map((userId) => world.sandbox.telegram<StarSubscription[]>(`users/${userId}/subscriptions`)),
  );
  return lists.flat();
}
