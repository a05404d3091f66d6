/**
 * How a channel passes from one bot to another. `adding`: the new bot is not in the chat with its rights yet. `linking`: it
 * makes a way in of its own. `proving`: it serves the channel, and must show that it can. `both`: it has shown it, and the old
 * bot stays for a while. `leaving`: the old one's way in is revoked, and it leaves; from here on there is no way back.
 */
export const botSwitchSteps = [
  'adding',
  'linking',
  'proving',
  'both',
  'leaving',
  'done',
  'abandoned',
] as const;
export type BotSwitchStep = (typeof botSwitchSteps)[number];

/** Until the old bot begins to leave everything can be taken back. */
export function canBeAbandoned(step: BotSwitchStep): boolean {
  return step === 'adding' || step === 'linking' || step === 'proving' || step === 'both';
}

/** What a switch waits for, by the last look. */
export const botSwitchObstacles = [
  /** The new bot is not in the chat. */
  'not_in_chat',
  /** It may not invite, or not remove. */
  'rights_missing',
  /** It has not been heard of lately, or its updates do not arrive. */
  'updates_missing',
  /** Telegram rejects its token. */
  'token_rejected',
  /** It cannot see the members who are inside: then it could not remove them later. */
  'members_unseen',
  /** Telegram refuses something else, or does not answer. */
  'no_answer',
] as const;
export type BotSwitchObstacle = (typeof botSwitchObstacles)[number];

/**
 * How the old bot went. `left`: it is out of the chat. `stays`: Telegram does not let us have it leave (its token is rejected),
 * so that only the creator can remove it.
 */
export const botSwitchEndings = ['left', 'stays'] as const;
export type BotSwitchEnding = (typeof botSwitchEndings)[number];
