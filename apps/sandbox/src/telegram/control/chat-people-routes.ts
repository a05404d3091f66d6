import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { adminRights, rightNames } from '../admin-rights.ts';
import { restrictedPermissions } from '../chats/restricted-permissions.ts';
import { changeMember } from '../membership/change-member.ts';
import { createLink } from '../membership/create-link.ts';
import { isInside } from '../membership/is-inside.ts';
import { settleJoinRequest } from '../membership/settle-join-request.ts';
import type { ChatRecord, MemberRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { ControlRefusal, chatOf, ownerId, requireUser } from './find.ts';

const Somebody = z.object({ userId: z.number().int(), by: z.number().int().optional() });
const Membership = Somebody.extend({
  status: z.enum(['member', 'administrator', 'restricted', 'left', 'kicked']),
  rights: z.partialRecord(z.enum(rightNames), z.boolean()).optional(),
});
const Settlement = Somebody.extend({ approve: z.boolean() });
const NewLink = z.object({
  by: z.number().int().optional(),
  createsJoinRequest: z.boolean().default(false),
  memberLimit: z.number().int().positive().optional(),
  expireDate: z.number().int().optional(),
  name: z.string().optional(),
});

/** What administrators do by hand: add, remove, ban, restrict, promote, answer a request, make a link. */
export function chatPeopleRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.post('/chats/:chatId/members', (request) => {
    const chat = chatOf(world, request.params);
    const { userId, by = ownerId(chat), status, rights } = Membership.parse(request.body);
    requireUser(world, userId);
    const to = memberRecord(chat, userId, status, rights);
    if (to.status === 'kicked') delete chat.requests[userId];
    changeMember(world, chat, { userId, actorId: requireUser(world, by).user.id, to });
    return { ok: true };
  });
  app.post('/chats/:chatId/requests', (request) => {
    const chat = chatOf(world, request.params);
    const { userId, by = ownerId(chat), approve } = Settlement.parse(request.body);
    const refusal = settleJoinRequest(world, chat, { userId, actorId: by, approved: approve });
    if (refusal) throw new ControlRefusal(409, refusal);
    return { ok: true };
  });
  app.post('/chats/:chatId/links', (request) => {
    const chat = chatOf(world, request.params);
    const {
      by = ownerId(chat),
      createsJoinRequest,
      memberLimit,
      expireDate,
      name,
    } = NewLink.parse(request.body ?? {});
    const link = createLink(chat, by, {
      createsJoinRequest,
      ...(memberLimit === undefined ? {} : { memberLimit }),
      ...(expireDate === undefined ? {} : { expireDate }),
      ...(name === undefined ? {} : { name }),
    });
    world.changed();
    return link;
  });
}

function memberRecord(
  chat: ChatRecord,
  userId: number,
  status: z.output<typeof Membership>['status'],
  rights: z.output<typeof Membership>['rights'],
): MemberRecord {
  switch (status) {
    case 'administrator':
      return { status, is_anonymous: false, can_be_edited: false, ...adminRights(chat.type, rights) };
    case 'restricted':
      return { status, is_member: isInside(chat, userId), until_date: 0, ...restrictedPermissions };
    case 'kicked':
      return { status, until_date: 0 };
    default:
      return { status };
  }
}
