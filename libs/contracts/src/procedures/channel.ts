import { z } from 'zod';
import { accessStates } from '../access/machine.ts';
import { actionsRequired } from '../access/reasons.ts';
import { ChannelCanary } from '../channel/canary.ts';
import { channelHealths, channelNeeds } from '../channel/channel-needs.ts';
import { linkStates } from '../channel/link-states.ts';
import { BotId, ChannelId, OrganisationId, PlanId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

export const ChannelView = z.object({
  id: ChannelId,
  botId: BotId,
  title: z.string(),
  kind: z.enum(['channel', 'supergroup', 'group']),
  /** Telegram's chat id, as a string: it is larger than 32 bits. */
  chatId: z.string(),
  canInvite: z.boolean(),
  canRestrict: z.boolean(),
  linkState: z.enum(linkStates),
  actionRequired: z.enum(actionsRequired).nullable(),
  /** What the last look at the channel found out, and when that was; null before the first one. */
  canary: ChannelCanary.nullable(),
  canaryAt: Instant.nullable(),
  /** In one word what it found out, and what is missing, the first to be given first. */
  health: z.enum(channelHealths),
  needs: z.array(z.enum(channelNeeds)),
  /** How many may be in: their access is open, or about to be. */
  members: z.int(),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** What happened to a channel, for its page. */
export const ChannelEvent = z.object({
  kind: z.enum(['connected', 'moved', 'trouble', 'recovered', 'disconnected']),
  at: Instant,
  /** Of a trouble: what stood in the way. */
  action: z.enum([...actionsRequired, 'updates_missing', 'members_missing']).nullable(),
});
export type ChannelEvent = z.infer<typeof ChannelEvent>;

/** What keeps a channel from being disconnected: nobody is to be orphaned by it. */
export const ChannelTies = z.object({
  /** Whose access is not over. */
  members: z.int(),
  /** Those that are still on sale with it. */
  plans: z.array(z.object({ id: PlanId, name: z.string() })),
  /** Purchases that may still be paid. */
  openOrders: z.int(),
});
export type ChannelTies = z.infer<typeof ChannelTies>;

export const ChannelDetail = ChannelView.extend({
  connectedAt: Instant,
  /** Telegram's ids of the chat before it moved, oldest first, as strings. */
  formerChatIds: z.array(z.string()),
  membersByState: z.record(z.enum(accessStates), z.int()),
  /** Of those who may be in: who was seen inside. */
  inside: z.int(),
  /** Persons in the chat whom nobody here knows, by the last comparison; null: never compared. */
  unknownInChat: z.int().nullable(),
  /** Newest first, the latest 50. */
  history: z.array(ChannelEvent),
  ties: ChannelTies,
});
export type ChannelDetail = z.infer<typeof ChannelDetail>;

export const channel = {
  /** The connected channels, oldest first. */
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.array(ChannelView),
  }),
  get: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId, channelId: ChannelId }),
    output: ChannelDetail,
  }),
  /**
   * The two links by which a creator connects a chat: first who the creator is in Telegram, then the bot is added with the
   * rights it needs. A chat is connected only by an admin of it whose Telegram account was linked.
   */
  connectLinks: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId }),
    output: z.object({
      linkTelegram: z.url(),
      addToChannel: z.url(),
      addToGroup: z.url(),
      expiresAt: Instant,
    }),
  }),
  /** Has Telegram asked now how the channel is; what the look finds out is told by the channel itself. */
  check: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, channelId: ChannelId }),
    output: z.object({ askedAt: Instant }),
  }),
  /** Lets a channel go that nobody is in any more. While somebody would be orphaned by it, it is refused (`conflict`). */
  disconnect: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, channelId: ChannelId }),
    output: z.object({ disconnectedAt: Instant }),
  }),
};
