import { healthOf, needsOf } from '@latchkey/contracts/channel/channel-needs';
import type { ChannelView } from '@latchkey/contracts/procedures/channel';
import type { ListedChannel } from '@latchkey/db/channel-list/list-channels';

/** A channel as those who run the organisation see it. */
export function channelView(channel: ListedChannel): ChannelView {
  return {
    id: channel.id,
    botId: channel.botId,
    title: channel.title,
    kind: channel.kind,
    chatId: String(channel.chatId),
    canInvite: channel.canInvite,
    canRestrict: channel.canRestrict,
    linkState: channel.linkState,
    actionRequired: channel.actionRequired,
    canary: channel.canary,
    canaryAt: channel.canaryAt?.toISOString() ?? null,
    health: healthOf(channel),
    needs: needsOf(channel),
    members: channel.members,
  };
}
