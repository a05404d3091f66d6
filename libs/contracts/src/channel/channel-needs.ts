import type { ActionRequired } from '../access/reasons.ts';
import type { ChannelCanary } from './canary.ts';

/** What a channel can lack to be sold and looked after, each of which a creator can give (the way in makes itself). */
export const channelNeeds = [
  /** A basic group cannot be sold before it is a supergroup. */
  'supergroup',
  /** The bot is not in the chat, or the chat is gone. */
  'bot_in_chat',
  /** Telegram refuses the bot's token. */
  'bot_token',
  /** The right to add subscribers by invite link. */
  'invite_users',
  /** The right to ban people. */
  'restrict_members',
  /** Telegram tells the bot of members coming and going. */
  'member_updates',
  /** What Telegram has to tell reaches us. */
  'updates',
  /** The link by which people ask to join. */
  'way_in',
] as const;
export type ChannelNeed = (typeof channelNeeds)[number];

/** `looking`: nothing was found out yet, since it was connected or since it moved. */
export const channelHealths = ['looking', 'well', 'trouble'] as const;
export type ChannelHealth = (typeof channelHealths)[number];

export interface ChannelFindings {
  kind: 'channel' | 'supergroup' | 'group';
  linkState: 'none' | 'live' | 'dead';
  actionRequired: ActionRequired | null;
  canary: ChannelCanary | null;
}

const wholeChat = {
  bot_not_in_chat: 'bot_in_chat',
  chat_not_found: 'bot_in_chat',
  bot_token_rejected: 'bot_token',
} as const satisfies Partial<Record<ActionRequired, ChannelNeed>>;

/** What is missing by the last look at a channel, the first to be given first. Where the bot is not let in, nothing else can be told. */
export function needsOf({ kind, linkState, actionRequired, canary }: ChannelFindings): ChannelNeed[] {
  if (actionRequired !== null && actionRequired in wholeChat)
    return [wholeChat[actionRequired as keyof typeof wholeChat]];
  const needs: ChannelNeed[] = kind === 'group' ? ['supergroup'] : [];
  if (canary === null) return needs;
  if (!canary.canInvite) needs.push('invite_users');
  if (!canary.canRestrict) needs.push('restrict_members');
  if (canary.seesMembers === false) needs.push('member_updates');
  if (canary.updatesArrive === false) needs.push('updates');
  if (canary.canInvite && linkState !== 'live') needs.push('way_in');
  return needs;
}

/** In one word how a channel is, by the same findings. */
export function healthOf(findings: ChannelFindings): ChannelHealth {
  if (needsOf(findings).length > 0) return 'trouble';
  return findings.canary === null ? 'looking' : 'well';
}
