import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeMember } from '../membership/change-member.ts';
import { isInside } from '../membership/is-inside.ts';
import { findLinkedChat, openInviteLink } from '../membership/open-invite-link.ts';
import { createUser } from '../people/create-user.ts';
import { startBot } from '../people/write-to-bot.ts';
import type { UserRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { botNamed, ControlRefusal, Id, requireChatRecord, userOf } from './find.ts';

const NewUser = z.object({
  id: z.number().int().positive().optional(),
  firstName: z.string().min(1),
  lastName: z.string().optional(),
  username: z.string().optional(),
  languageCode: z.string().optional(),
});
const UserSettings = z.object({
  deactivated: z.boolean().optional(),
  inTooManyChannels: z.boolean().optional(),
  /** Null: never runs out. */
  starBalance: z.number().int().nullable().optional(),
});
const OpenLink = z.object({ link: z.string() });
const InChat = z.object({ chatId: Id });

export function userRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/users', () => Object.values(world.state.users).map(describeUser));
  app.post('/users', (request) => describeUser(createUser(world, NewUser.parse(request.body))));
  app.get('/users/:userId', (request) => describeUser(userOf(world, request.params)));
  app.post('/users/:userId/settings', (request) => {
    const person = userOf(world, request.params);
    Object.assign(person, UserSettings.parse(request.body));
    world.changed();
    return describeUser(person);
  });
  app.post('/users/:userId/open-link', (request) => {
    return openLink(world, userOf(world, request.params).user.id, OpenLink.parse(request.body).link);
  });
  app.post('/users/:userId/leave', (request) => {
    const chat = requireChatRecord(world, InChat.parse(request.body).chatId);
    const userId = userOf(world, request.params).user.id;
    if (!isInside(chat, userId)) throw new ControlRefusal(409, 'Not in this chat');
    changeMember(world, chat, { userId, actorId: userId, to: { status: 'left' } });
    return { ok: true };
  });
  app.post('/users/:userId/withdraw-request', (request) => {
    const chat = requireChatRecord(world, InChat.parse(request.body).chatId);
    const userId = userOf(world, request.params).user.id;
    if (!chat.requests[userId]) throw new ControlRefusal(409, 'No open request in this chat');
    delete chat.requests[userId];
    chat.history.push({ at: world.nowMs(), userId, text: 'withdrew the request' });
    world.changed();
    return { ok: true };
  });
}

/** Opens any t.me link as the apps do: an invite, a bot with a start payload, an invoice. */
function openLink(world: TelegramWorld, userId: number, link: string) {
  if (findLinkedChat(world, link)) return openInviteLink(world, userId, link);
  const url = new URL(/^https?:/.test(link) ? link : `https://${link}`);
  const name = decodeURIComponent(url.pathname.slice(1));
  if (name.startsWith('+')) return { outcome: 'link-expired' };
  if (name.startsWith('$')) return { outcome: 'invoice', slug: name.slice(1) };
  const messageId = startBot(
    world,
    botNamed(world, name),
    userId,
    url.searchParams.get('start') ?? undefined,
  );
  return { outcome: 'started', messageId };
}

function describeUser({ user, deactivated, inTooManyChannels, starBalance }: UserRecord) {
  return { ...user, deactivated, inTooManyChannels, starBalance };
}
