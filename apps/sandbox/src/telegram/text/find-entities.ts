import type { MessageEntity } from '../bot-api-types.ts';

const patterns = [
  ['url', /(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,!?)]/g],
  ['email', /[\w.+-]+@[\w-]+\.[\w.-]*\w/g],
  ['bot_command', /(?<![\w/])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?/g],
  ['mention', /(?<![\w@/])@[A-Za-z]\w{3,31}/g],
] as const;

/** The entities Telegram finds by itself in plain text; none inside of `taken`. */
export function findEntities(text: string, taken: readonly MessageEntity[] = []): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  const exclusive = ['url', 'email', 'bot_command', 'mention', 'code', 'pre', 'text_link'];
  return exclusive.includes(b.type) && a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
