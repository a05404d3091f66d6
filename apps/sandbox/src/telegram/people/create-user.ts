import type { UserRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const firstUserId = 6_100_000_001;

export interface NewUser {
  id?: number | undefined;
  firstName: string;
  lastName?: string | undefined;
  username?: string | undefined;
  languageCode?: string | undefined;
}

/** A Telegram account. An id that is known already keeps its history and takes the new names. */
export function createUser(world: TelegramWorld, person: NewUser): UserRecord {
  const id = person.id ?? nextId(world);
  const known = world.state.users[id];
  const user = {
    id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
    ...(person.username ? { username: person.username.replace(/^@/, '') } : {}),
    language_code: person.languageCode ?? 'en',
  };
  const record = { deactivated: false, starBalance: null, inTooManyChannels: false, ...known, user };
  world.state.users[id] = record;
  world.changed();
  return record;
}

function nextId(world: TelegramWorld): number {
  let id: number;
  do id = firstUserId + world.state.counters.user++;
  while (world.state.users[id]);
  return id;
}
