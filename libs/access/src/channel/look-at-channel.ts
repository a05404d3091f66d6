import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelCanary } from '@latchkey/contracts/channel/canary';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';
import type { LeasedChannel } from '@latchkey/db/channel/lease-channel';
import { type Finding, findingOf } from '../converge/finding.ts';
import type { ChannelGateway, ChatInspection } from './channel-gateway.ts';
import { judgeUpdates, type UpdatesVerdict } from './judge-updates.ts';

/** What a look at a channel found out, before anything of it is written. */
export interface ChannelLook {
  title: string | null;
  kind: ChatInspection['kind'] | null;
  canary: ChannelCanary;
  /** A way in that is live. */
  link: string | null;
  /** It was tried, or made, on this look. */
  linkTried: boolean;
  action: ActionRequired | null;
  /** What the bot hears of all its chats; null: Telegram did not say. */
  updates: UpdatesVerdict | null;
}

/** Why nothing was found out this time. */
type NoLook = Extract<Finding, { kind: 'wait' | 'retry' | 'stop' }>;

/** Trying a link leaves a line in the chat's recent actions: once a day, or when something was wrong with the channel. */
const tryLinkEveryMs = 86_400_000;

/**
 * Asks Telegram what a channel's canary tells: the bot's rights, the way in (made where there is none), and whether
 * updates reach us. At most four calls of ten seconds each.
 *
 * @param linkDied called before a new way in is made in the place of one that has died
 */
export async function lookAtChannel(
  channels: ChannelGateway,
  channel: LeasedChannel,
  { now, linkDied }: { now: Date; linkDied: () => Promise<void> },
): Promise<ChannelLook | NoLook> {
  const [inspection, delivery] = await Promise.all([
    channels.inspect(channel),
    channels.updateDelivery(channel),
  ]);
  const updates = delivery.ok ? judgeUpdates(delivery.value, { now, botHeard: channel.botHeard }) : null;
  if (!inspection.ok) return unreachable(inspection, updates);
  const { title, kind, isAdmin, canInvite, canRestrict } = inspection.value;
  const wayIn = canInvite ? await wayInOf(channels, channel, { now, linkDied }) : noWayIn(channel);
  if ('kind' in wayIn) return wayIn;
  const { link, linkTried, obstacle } = wayIn;
  const includesMembers = updates?.includesMembers ?? null;
  return {
    title,
    kind,
    link,
    linkTried,
    canary: {
      canInvite,
      canRestrict,
      linkLive: link !== null,
      seesMembers: includesMembers === null ? null : isAdmin && includesMembers,
      updatesArrive: updates?.arrive ?? null,
      refusal: null,
    },
    action: canInvite && canRestrict ? obstacle : 'bot_lacks_rights',
    updates,
  };
}

/** `obstacle`: why a way in could not be made, where that needs a person. */
type WayIn = Pick<ChannelLook, 'link' | 'linkTried'> & { obstacle: ActionRequired | null };

/** Without the right to invite a way in can be neither made nor tried; one that is live may still serve. */
function noWayIn(channel: LeasedChannel): WayIn {
  return { link: channel.linkState === 'live' ? channel.link : null, linkTried: false, obstacle: null };
}

async function wayInOf(
  channels: ChannelGateway,
  channel: LeasedChannel,
  { now, linkDied }: { now: Date; linkDied: () => Promise<void> },
): Promise<WayIn | NoLook> {
  const { link, linkTriedAt } = channel;
  if (channel.linkState === 'live' && link !== null) {
    const tried = linkTriedAt && now.getTime() - linkTriedAt.getTime() < tryLinkEveryMs;
    if (tried && channel.actionRequired === null) return { link, linkTried: false, obstacle: null };
    const answer = await channels.tryJoinLink(channel, link);
    if (answer.ok) return { link, linkTried: true, obstacle: null };
    // Only Telegram's word that it is dead counts: people hold it.
    if (answer.failure.kind !== 'link_dead') return { link, linkTried: false, obstacle: null };
    await linkDied();
  }
  const created = await channels.createJoinLink(channel);
  if (created.ok) return { link: created.value, linkTried: true, obstacle: null };
  const finding = findingOf(created.failure);
  return isNoLook(finding) ? finding : { link: null, linkTried: false, obstacle: obstacleOf(finding) };
}

function unreachable(
  refused: Extract<TelegramAnswer<unknown>, { ok: false }>,
  updates: UpdatesVerdict | null,
): ChannelLook | NoLook {
  const finding = findingOf(refused.failure);
  if (isNoLook(finding)) return finding;
  return {
    title: null,
    kind: null,
    link: null,
    linkTried: false,
    canary: {
      canInvite: false,
      canRestrict: false,
      linkLive: false,
      seesMembers: false,
      updatesArrive: updates?.arrive ?? null,
      refusal: refused.failure.kind,
    },
    action: obstacleOf(finding),
    updates,
  };
}

function obstacleOf(finding: Finding): ActionRequired {
  return finding.kind === 'blocked' ? finding.action : 'chat_not_found';
}

function isNoLook(finding: Finding): finding is NoLook {
  return finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop';
}
