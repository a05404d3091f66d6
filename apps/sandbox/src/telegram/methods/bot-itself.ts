import { type BotMethod, type Call, jsonParam, textParam } from '../call.ts';

const getMe: BotMethod = ({ bot }) => bot.user;

const setMyCommands: BotMethod = (call) => {
  const commands = jsonParam(call, 'commands');
  call.bot.commands = Array.isArray(commands) ? commands : [];
  call.world.changed();
  return true;
};

const deleteMyCommands: BotMethod = ({ world, bot }) => {
  bot.commands = [];
  world.changed();
  return true;
};

const getMyCommands: BotMethod = ({ bot }) => bot.commands;
const getMyName: BotMethod = ({ bot }) => ({ name: bot.settings.name ?? bot.user.first_name });
const getMyDescription: BotMethod = ({ bot }) => ({ description: bot.settings.description ?? '' });
const getMyShortDescription: BotMethod = ({ bot }) => ({
  short_description: bot.settings.short_description ?? '',
});
const getChatMenuButton: BotMethod = ({ bot }) => bot.settings.menu_button ?? { type: 'default' };

const keeps =
  (name: string, read: (call: Call, name: string) => unknown = textParam): BotMethod =>
  (call) => {
    call.bot.settings[name] = read(call, name);
    call.world.changed();
    return true;
  };

const done: BotMethod = () => true;

export const botItselfMethods = {
  getMe,
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
  getMyName,
  getMyDescription,
  getMyShortDescription,
  getChatMenuButton,
  setMyName: keeps('name'),
  setMyDescription: keeps('description'),
  setMyShortDescription: keeps('short_description'),
  setChatMenuButton: keeps('menu_button', jsonParam),
  setMyDefaultAdministratorRights: done,
  sendChatAction: done,
  logOut: done,
  close: done,
};
