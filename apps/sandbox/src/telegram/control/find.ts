import { z } from 'zod';
import { findBot } from '../bots.ts';
import type { BotRecord, ChatRecord, UserRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

export class ControlRefusal extends Error {
  override name = 'ControlRefusal';
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

export const Id = z.coerce.number().int();
/** A bot by @username or id; the first one where it is not named. */
export const BotName = z.union([z.string(), z.number()]).optional();

const UserPath = z.object({ userId: Id });
const ChatPath = z.object({ chatId: Id });

export function userOf(world: TelegramWorld, params: unknown): UserRecord {
  return requireUser(world, UserPath.parse(params).userId);
}

export function requireUser(world: TelegramWorld, userId: number): UserRecord {
  const user = world.state.users[userId];
  if (!user) throw new ControlRefusal(404, `There is no user ${userId}`);
  return user;
}

export function chatOf(world: TelegramWorld, params: unknown): ChatRecord {
  return requireChatRecord(world, ChatPath.parse(params).chatId);
}

export function requireChatRecord(world: TelegramWorld, chatId: number): ChatRecord {
  const chat = world.state.chats[chatId];
  if (!chat) throw new ControlRefusal(404, `There is no chat ${chatId}`);
  return chat;
}

export function botNamed(world: TelegramWorld, name: string | number | undefined): BotRecord {
  const bot = findBot(world, name);
  if (!bot)
    throw new ControlRefusal(404, name === undefined ? 'There is no bot yet' : `There is no bot ${name}`);
  return bot;
}

/** The chat's owner, who acts where nobody is named. */
export function ownerId(chat: ChatRecord): number {
  const owner = Object.keys(chat.members).find((id) => chat.members[id]?.status === 'creator');
  return Number(owner);
}
