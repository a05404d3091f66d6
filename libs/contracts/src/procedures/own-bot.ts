import { z } from 'zod';
import { botSwitchEndings, botSwitchObstacles, botSwitchSteps } from '../bot-switch/steps.ts';
import { BotId, BotSwitchId, ChannelId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** A bot's token as BotFather gives it. It goes in and never comes out. */
export const BotToken = z.string().trim().min(1).max(256);

/** Why a token is not taken. */
export const botTokenRefusals = [
  /** Not of the form that BotFather gives: digits, a colon, letters. */
  'malformed',
  /** Telegram knows no bot by it (404). */
  'unknown',
  /** Telegram rejects it (401): it was revoked, or is mistyped. */
  'rejected',
  /** Telegram's answer is not about a bot. */
  'not_a_bot',
  /** Telegram could not be asked: nothing is wrong with the token by that. */
  'telegram_unavailable',
  'of_another_organisation',
  /** It is the platform's, or its token lies with whoever runs the installation. */
  'of_installation',
  /** For a new token of a bot: this one is another bot's. That one is registered, and channels are switched to it. */
  'another_bot',
] as const;
export type BotTokenRefusal = (typeof botTokenRefusals)[number];

export const BotTokenOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('registered'), botId: BotId, username: z.string() }),
  z.object({ kind: z.literal('rotated'), botId: BotId, username: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(botTokenRefusals) }),
]);
export type BotTokenOutcome = z.infer<typeof BotTokenOutcome>;

/** A bot that serves an organisation, without its token. */
export const ServingBot = z.object({
  id: BotId,
  username: z.string(),
  /** The platform's serves every organisation that has none of its own, and sells nothing in Stars. */
  kind: z.enum(['own', 'platform']),
  /** Where its token is: only one that was registered can be replaced or taken away. */
  token: z.enum(['registered', 'installation']),
  /** Its process was heard of within the last minutes; when last, null: never. */
  heard: z.boolean(),
  heardAt: Instant.nullable(),
  /** Since when Telegram rejects its token. */
  tokenRejectedAt: Instant.nullable(),
  /** What keeps it from being taken away. */
  ties: z.object({
    channels: z.int(),
    switches: z.int(),
    starsPlans: z.int(),
    starsSubscriptions: z.int(),
  }),
  addedAt: Instant,
});
export type ServingBot = z.infer<typeof ServingBot>;

const SwitchedBot = z.object({ id: BotId, username: z.string() });

/** How a channel passes from one bot to another. */
export const BotSwitchView = z.object({
  id: BotSwitchId,
  channelId: ChannelId,
  from: SwitchedBot,
  to: SwitchedBot,
  step: z.enum(botSwitchSteps),
  /** What it waits for, by the last look. */
  obstacle: z.enum(botSwitchObstacles).nullable(),
  /** Adds the new bot to the chat, with the rights that it needs. */
  addLink: z.url(),
  startedAt: Instant,
  movedAt: Instant.nullable(),
  /** When the old bot leaves by itself. */
  leavesAt: Instant.nullable(),
  ending: z.enum(botSwitchEndings).nullable(),
  endedAt: Instant.nullable(),
});
export type BotSwitchView = z.infer<typeof BotSwitchView>;

export const ServedChannel = z.object({
  id: ChannelId,
  title: z.string(),
  botId: BotId,
  /** The latest one; null: it was never switched. */
  switch: BotSwitchView.nullable(),
});
export type ServedChannel = z.infer<typeof ServedChannel>;

export const ownBot = {
  /** The bots of the organisation, its own before the platform's, and which of them serves which channel. */
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.object({ bots: z.array(ServingBot), channels: z.array(ServedChannel) }),
  }),
  /** Makes a bot the organisation's own. It serves no channel by that: channels are switched to it. */
  register: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, token: BotToken }),
    output: BotTokenOutcome,
  }),
  /** Puts a new token of the same bot in the place of its old one. Members, links and conversations stay as they are. */
  rotate: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, botId: BotId, token: BotToken }),
    output: BotTokenOutcome,
  }),
  /** Takes an own bot away, and its token. While anybody depends on it, it is refused (`conflict`). */
  remove: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, botId: BotId }),
    output: z.object({ removedAt: Instant }),
  }),
  /** Begins to switch a channel to another bot of the organisation. */
  startSwitch: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, channelId: ChannelId, toBotId: BotId }),
    output: BotSwitchView,
  }),
  /** Has the switch looked at now. */
  checkSwitch: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, botSwitchId: BotSwitchId }),
    output: BotSwitchView,
  }),
  /** Has the old bot leave now, once the new one has shown that it can serve. */
  finishSwitch: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, botSwitchId: BotSwitchId }),
    output: BotSwitchView,
  }),
  /** Gives the switch up, as long as the old bot has not begun to leave: it serves the channel again. */
  abandonSwitch: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, botSwitchId: BotSwitchId }),
    output: BotSwitchView,
  }),
};
