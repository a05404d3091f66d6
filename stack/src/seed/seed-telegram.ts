import { postJson } from './post-json.ts';
import type { SeedEnvironment } from './seed-environment.ts';

export interface SeededTelegram {
  botTelegramId: number;
  botUsername: string;
  chatId: number;
}

/** The bot and the channel of the sample: those that are given, the channel made in the sandbox otherwise. */
export async function seedTelegram(env: SeedEnvironment): Promise<SeededTelegram> {
  const botTelegramId = Number(env.TELEGRAM_BOT_TOKEN.split(':')[0]);
  const botUsername = env.SEED_BOT_USERNAME ?? (await askUsername(env));
  const chatId = env.SEED_CHAT_ID ?? (await makeChannel(env, botUsername));
  return { botTelegramId, botUsername, chatId };
}

async function askUsername(env: SeedEnvironment): Promise<string> {
  const me = await postJson<{ result: { username: string } }>(
    env.TELEGRAM_API_ROOT,
    `/bot${env.TELEGRAM_BOT_TOKEN}/getMe`,
    {},
  ).catch(() => {
    throw new Error(
      'Telegram does not answer at TELEGRAM_API_ROOT; set SEED_BOT_USERNAME to seed without it',
    );
  });
  return me.result.username;
}

async function makeChannel(env: SeedEnvironment, bot: string): Promise<number> {
  const sandbox = env.SANDBOX_URL;
  if (!sandbox) throw new Error('SEED_CHAT_ID is missing: without a sandbox there is no channel to be made');
  const ownerId = env.SEED_CREATOR_TELEGRAM_ID;
  await postJson(sandbox, '/telegram/control/users', { id: ownerId, firstName: 'Sample Creator' }).catch(
    () => {
      // The person is there already.
    },
  );
  const chat = await postJson<{ id: number }>(sandbox, '/telegram/control/chats', {
    type: 'channel',
    title: env.SEED_CHAT_TITLE,
    ownerId,
  });
  await postJson(sandbox, `/telegram/control/chats/${chat.id}/bot`, {
    bot,
    by: ownerId,
    status: 'administrator',
    rights: { can_invite_users: true, can_restrict_members: true },
  });
  return chat.id;
}
