import { randomBytes, randomInt } from 'node:crypto';
import type { BotRecord } from './telegram-state.ts';
import type { TelegramWorld } from './telegram-world.ts';

/** Makes the bot of this token known, once; its id is what stands before the colon. */
export function ensureBot(
  world: TelegramWorld,
  token: string,
  names: { username?: string | undefined; firstName?: string | undefined } = {},
): BotRecord {
  const known = world.state.bots[token];
  if (known) return known;
  const id = Number(token.split(':')[0]);
  const bot: BotRecord = {
    token,
    user: {
      id,
      is_bot: true,
      first_name: names.firstName ?? 'Latchkey',
      username: names.username ?? freeUsername(world, id),
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_guest_queries: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: true,
    },
    pending: [],
    nextUpdateId: randomInt(100_000_000, 900_000_000),
    nextMessageId: 1,
    commands: [],
    settings: {},
  };
  world.state.bots[token] = bot;
  world.changed();
  return bot;
}

/** A token as BotFather gives it. */
export function mintBotToken(): string {
  return `${randomInt(7_000_000_000, 8_000_000_000)}:${randomBytes(26).toString('base64url')}`;
}

/** By id, @username or username; without a name the first bot there is. */
export function findBot(world: TelegramWorld, name?: string | number): BotRecord | undefined {
  const bots = Object.values(world.state.bots);
  if (name === undefined) return bots[0];
  const wanted = String(name).replace(/^@/, '');
  return bots.find((bot) => bot.user.username === wanted || String(bot.user.id) === wanted);
}

function freeUsername(world: TelegramWorld, id: number): string {
  return Object.keys(world.state.bots).length === 0 ? 'latchkey_bot' : `latchkey_${id}_bot`;
}
