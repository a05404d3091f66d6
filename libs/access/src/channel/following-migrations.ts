import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatOfBot } from './channel-gateway.ts';
import { followMigration } from './follow-migration.ts';

type Calls<G> = { [Name in keyof G]: (...given: never[]) => Promise<TelegramAnswer<unknown>> };
type Call = (of: Partial<ChatOfBot>, ...given: unknown[]) => Promise<TelegramAnswer<unknown>>;

/**
 * A gateway to Telegram whose every call notices that the chat has moved (Bot API: ResponseParameters,
 * `migrate_to_chat_id`). The channel is moved before the refusal is given on, so that the next try asks the new chat.
 */
export function followingMigrations<G extends Calls<G>>(deps: AccessDeps, gateway: G): G {
  const following = Object.entries(gateway as unknown as Record<string, Call>).map(([name, call]) => {
    const noticing: Call = async (of, ...given) => {
      const answer = await call(of, ...given);
      if (!answer.ok) await notice(deps, of, answer.failure.newChatId);
      return answer;
    };
    return [name, noticing];
  });
  return Object.fromEntries(following) as G;
}

async function notice(
  deps: AccessDeps,
  { organisationId, chatId }: Partial<ChatOfBot>,
  toChatId: number | undefined,
): Promise<void> {
  if (organisationId === undefined || chatId === undefined || toChatId === undefined) return;
  const correlationId = `moved-${Math.abs(chatId)}`;
  await followMigration(deps, { organisationId, fromChatId: chatId, toChatId, correlationId });
}
