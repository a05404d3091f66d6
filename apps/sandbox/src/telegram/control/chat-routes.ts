import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { rightNames } from '../admin-rights.ts';
import { createChat } from '../chats/create-chat.ts';
import { migrateToSupergroup } from '../chats/migrate-to-supergroup.ts';
import { placeBot } from '../chats/place-bot.ts';
import { postAsPerson } from '../chats/post-as-person.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { describeChat, describeMembers } from './describe-chat.ts';
import { BotName, botNamed, ControlRefusal, chatOf, ownerId, requireUser } from './find.ts';

const NewChat = z.object({
  id: z.number().int().negative().optional(),
  type: z.enum(['channel', 'supergroup', 'group']),
  title: z.string().min(1),
  username: z.string().optional(),
  ownerId: z.number().int(),
});
const PlaceBot = z.object({
  bot: BotName,
  by: z.number().int().optional(),
  status: z.enum(['administrator', 'member', 'left', 'kicked']).default('administrator'),
  rights: z.partialRecord(z.enum(rightNames), z.boolean()).optional(),
});
/** Null: nobody is in charge, and requests wait for any administrator. */
const InCharge = z.object({ bot: BotName.nullable() });
const Migrate = z.object({ by: z.number().int().optional() });
const Post = z.object({ userId: z.number().int(), text: z.string().min(1) });

/** Chats, and the bots in them. Who acts is `by`; the owner where it is left out. */
export function chatRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/chats', () => Object.values(world.state.chats).map((chat) => describeChat(world, chat)));
  app.post('/chats', (request) => {
    const options = NewChat.parse(request.body);
    requireUser(world, options.ownerId);
    return describeChat(world, createChat(world, options));
  });
  app.get('/chats/:chatId', (request) => {
    const chat = chatOf(world, request.params);
    return { ...describeChat(world, chat), members: describeMembers(world, chat), history: chat.history };
  });
  app.get('/chats/:chatId/members', (request) => describeMembers(world, chatOf(world, request.params)));
  app.get('/chats/:chatId/messages', (request) => chatOf(world, request.params).messages);
  app.post('/chats/:chatId/messages', (request) => {
    const { userId, text } = Post.parse(request.body);
    return postAsPerson(world, chatOf(world, request.params), requireUser(world, userId).user.id, text);
  });
  app.post('/chats/:chatId/bot', (request) => {
    const chat = chatOf(world, request.params);
    const { bot, by = ownerId(chat), status, rights } = PlaceBot.parse(request.body ?? {});
    requireUser(world, by);
    placeBot(world, chat, botNamed(world, bot), { byUserId: by, status, rights });
    return { ok: true };
  });
  app.post('/chats/:chatId/join-request-bot', (request) => {
    const chat = chatOf(world, request.params);
    const { bot } = InCharge.parse(request.body);
    if (bot === null) delete chat.joinRequestBot;
    else chat.joinRequestBot = botNamed(world, bot).user.id;
    world.changed();
    return { ok: true };
  });
  app.post('/chats/:chatId/migrate', (request) => {
    const chat = chatOf(world, request.params);
    const { by = ownerId(chat) } = Migrate.parse(request.body ?? {});
    if (chat.type !== 'group' || chat.migratedTo !== undefined)
      throw new ControlRefusal(409, 'Only a basic group migrates');
    return describeChat(world, migrateToSupergroup(world, chat, by));
  });
  app.delete('/chats/:chatId', (request) => {
    chatOf(world, request.params).deleted = true;
    world.changed();
    return { ok: true };
  });
}
