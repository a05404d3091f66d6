import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, jsonParam, textParam } from '../call.ts';
import { botCommandMethods } from './bot-commands.ts';

const getMe: BotMethod = ({ bot }) => bot.user;

const getMyName: BotMethod = ({ bot }) => ({ name: bot.settings.name ?? bot.user.first_name });
/** In one language, or for everybody who has none of their own. */
const inLanguage = (call: Call, name: string) => {
  const language = textParam(call, 'language_code');
  return language ? `${name}:${language}` : name;
};
const getMyDescription: BotMethod = (call) => ({
  description: call.bot.settings[inLanguage(call, 'description')] ?? '',
});
const getMyShortDescription: BotMethod = (call) => ({
  short_description: call.bot.settings[inLanguage(call, 'short_description')] ?? '',
});
const getChatMenuButton: BotMethod = ({ bot }) => bot.settings.menu_button ?? { type: 'default' };

const keeps =
  (name: string, read: (call: Call, name: string) => unknown = textParam): BotMethod =>
  (call) => {
    call.bot.settings[name] = read(call, name);
    call.world.changed();
    return true;
  };

const keepsWords =
  (name: string, longest: number): BotMethod =>
  (call) => {
    const words = textParam(call, name) ?? '';
    if (words.length > longest) throw badRequest(`${name.replaceAll('_', ' ')} is too long`);
    call.bot.settings[inLanguage(call, name)] = words;
    call.world.changed();
    return true;
  };

const done: BotMethod = () => true;

export const botItselfMethods = {
  getMe,
  ...botCommandMethods,
  getMyName,
  getMyDescription,
  getMyShortDescription,
  getChatMenuButton,
  setMyName: keeps('name'),
  setMyDescription: keepsWords('description', 512),
  setMyShortDescription: keepsWords('short_description', 120),
  setChatMenuButton: keeps('menu_button', jsonParam),
  setMyDefaultAdministratorRights: done,
  sendChatAction: done,
  logOut: done,
  close: done,
};
