import type { AlertKind, AlertKindWithEnd } from '@latchkey/contracts/alerts/kinds';

/** What the words of an alert are made of. Titles come as HTML. */
export interface AlertFacts {
  action: string | null;
  count: number | null;
  number: number | null;
  /** The channel. */
  where: string;
}

/** What may stand in a channel's way: an action required of it, or what a bot does not hear. */
export const channelTroubles = [
  'bot_lacks_rights',
  'bot_not_in_chat',
  'chat_not_found',
  'bot_token_rejected',
  'members_missing',
  'updates_missing',
] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** All that is said under alerts to those who run an organisation, in one language. */
export interface AlertWords {
  /** Of which no title is known. */
  someChannel: string;
  raised: Record<Exclude<AlertKind, 'channel_trouble'>, (facts: AlertFacts) => string>;
  troubles: Record<ChannelTrouble | 'other', (where: string) => string>;
  solved: Record<AlertKindWithEnd, (facts: AlertFacts) => string>;
  buttons: Record<'ack' | 'look' | 'release' | 'keep' | 'open', string>;
}
