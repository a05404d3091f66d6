import type { User } from '../bot-api-types.ts';
import type { TelegramWorld } from '../telegram-world.ts';

/** The Bot API's `User` of a person or bot. */
export function renderUser(world: TelegramWorld, id: number): User {
  const person = world.state.users[id];
  if (person) return person.user;
  const bot = Object.values(world.state.bots).find((each) => each.user.id === id);
  if (!bot) throw new Error(`No user ${id} in the sandbox`);
  const { first_name, username } = bot.user;
  return { id, is_bot: true, first_name, username };
}
