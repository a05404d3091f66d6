import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, jsonParam, textParam } from '../call.ts';
import type { BotCommandLine } from '../telegram-state.ts';

const most = 100;

const setMyCommands: BotMethod = (call) => {
  const commands = jsonParam(call, 'commands');
  if (!Array.isArray(commands)) throw badRequest('parameter "commands" is required');
  if (commands.length > most) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  const list = commands.map(readCommand);
  call.bot.commandLists = { ...call.bot.commandLists, [listOf(call)]: list };
  call.world.changed();
  return true;
};

const deleteMyCommands: BotMethod = (call) => {
  const { [listOf(call)]: _, ...kept } = call.bot.commandLists ?? {};
  call.bot.commandLists = kept;
  call.world.changed();
  return true;
};

/** Of exactly this scope and language; an empty list where none was set. */
const getMyCommands: BotMethod = (call) => call.bot.commandLists?.[listOf(call)] ?? [];

function readCommand(given: unknown): BotCommandLine {
  const { command, description } = given as Partial<Record<string, unknown>>;
  if (typeof command !== 'string' || !/^\/?[a-z0-9_]{1,32}$/.test(command)) {
    throw badRequest('BOT_COMMAND_INVALID');
  }
  if (typeof description !== 'string' || description === '' || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command: command.replace('/', ''), description };
}

function listOf(call: Call): string {
  const scope = (jsonParam(call, 'scope') ?? {}) as { type?: string; chat_id?: unknown; user_id?: unknown };
  const { type = 'default', chat_id: chat = '', user_id: user = '' } = scope;
  return commandListKey(`${type}${chat}${user}`, textParam(call, 'language_code') ?? '');
}

function commandListKey(scope: string, language: string): string {
  return `${scope}/${language}`;
}

/** What somebody sees in their chat with the bot: the nearest scope that has a list, in their language first (Bot API, "BotCommandScope"). */
export function commandsShown(
  lists: Readonly<Record<string, readonly BotCommandLine[]>> | undefined,
  to: { chatId: number; language: string | undefined },
): readonly BotCommandLine[] {
  for (const scope of [`chat${to.chatId}`, 'all_private_chats', 'default']) {
    for (const language of [to.language ?? '', '']) {
      const list = lists?.[commandListKey(scope, language)];
      if (list) return list;
    }
  }
  return [];
}

export const botCommandMethods = { setMyCommands, deleteMyCommands, getMyCommands };
