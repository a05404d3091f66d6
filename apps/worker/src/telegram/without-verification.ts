import type { ChatGateway, ChatPerson } from '@latchkey/access/converge/chat-gateway';

/**
 * The sabotage `removal-verification`: after a removal nobody asks Telegram whether the person is out. Only a campaign
 * of faults uses it, to show that the guard is missed.
 */
export function withoutVerification(chat: ChatGateway): ChatGateway {
  const believed = new Set<string>();
  const key = ({ chatId, telegramId }: ChatPerson) => `${chatId}:${telegramId}`;
  return {
    ...chat,
    remove: async (person) => {
      await chat.remove(person);
      believed.add(key(person));
      return { ok: true, value: undefined };
    },
    look: async (person) => (believed.delete(key(person)) ? { ok: true, value: 'left' } : chat.look(person)),
  };
}
