import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, type Call, flagParam, integerParam, textParam } from '../call.ts';
import { requireChat } from '../find-chat.ts';
import { createLink } from '../membership/create-link.ts';
import { renderInviteLink } from '../render/invite-link.ts';
import { requireRight } from '../require-right.ts';
import type { ChatRecord, LinkRecord } from '../telegram-state.ts';

const longestName = 32;
const mostMembers = 99_999;

const createChatInviteLink: BotMethod = (call) => {
  const chat = linkedChat(call);
  return answer(call, chat, createLink(chat, call.bot.user.id, linkOptions(call)));
};

const editChatInviteLink: BotMethod = (call) => {
  const chat = linkedChat(call);
  const link = ownLink(call, chat);
  if (link.isRevoked || link.isPrimary) throw badRequest('INVITE_HASH_EXPIRED');
  const { url, creatorId, isPrimary, isRevoked } = link;
  chat.links[url] = { url, creatorId, isPrimary, isRevoked, ...linkOptions(call) };
  return answer(call, chat, chat.links[url]);
};

const revokeChatInviteLink: BotMethod = (call) => {
  const chat = linkedChat(call);
  const link = ownLink(call, chat);
  link.isRevoked = true;
  if (link.isPrimary) createLink(chat, call.bot.user.id, { isPrimary: true });
  return answer(call, chat, link);
};

const exportChatInviteLink: BotMethod = (call) => {
  const chat = linkedChat(call);
  for (const link of Object.values(chat.links)) {
    if (link.isPrimary && link.creatorId === call.bot.user.id) link.isRevoked = true;
  }
  const link = createLink(chat, call.bot.user.id, { isPrimary: true });
  call.world.changed();
  return link.url;
};

function linkedChat(call: Call): ChatRecord {
  const chat = requireChat(call);
  requireRight(call, chat, 'can_invite_users', 'not enough rights to manage chat invite link');
  return chat;
}

function ownLink(call: Call, chat: ChatRecord): LinkRecord {
  const url = textParam(call, 'invite_link');
  if (!url) throw badRequest('invite_link is empty');
  const link = chat.links[url];
  if (link?.creatorId !== call.bot.user.id) throw badRequest('INVITE_HASH_EXPIRED');
  return link;
}

function linkOptions(
  call: Call,
): Pick<LinkRecord, 'createsJoinRequest' | 'name' | 'expireDate' | 'memberLimit'> {
  const name = textParam(call, 'name')?.slice(0, longestName);
  const expireDate = integerParam(call, 'expire_date') || undefined;
  const memberLimit = integerParam(call, 'member_limit') || undefined;
  const createsJoinRequest = flagParam(call, 'creates_join_request');
  if (createsJoinRequest && memberLimit) {
    throw badRequest("member limit can't be specified for links requiring administrator approval");
  }
  if (memberLimit !== undefined && (memberLimit < 0 || memberLimit > mostMembers))
    throw badRequest('USAGE_LIMIT_INVALID');
  if (expireDate !== undefined && expireDate <= call.world.nowSeconds())
    throw badRequest('EXPIRE_DATE_INVALID');
  return {
    createsJoinRequest,
    ...(name ? { name } : {}),
    ...(expireDate === undefined ? {} : { expireDate }),
    ...(memberLimit === undefined ? {} : { memberLimit }),
  };
}

function answer(call: Call, chat: ChatRecord, link: LinkRecord) {
  call.world.changed();
  return renderInviteLink(call.world, chat, link, call.bot.user.id);
}

export const inviteLinkMethods = {
  createChatInviteLink,
  editChatInviteLink,
  revokeChatInviteLink,
  exportChatInviteLink,
};
