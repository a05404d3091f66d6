import type { ServingBot } from '@latchkey/contracts/procedures/own-bot';
import type { Tone } from '../../../components/tone.ts';

export type BotHealth = 'well' | 'silent' | 'starting' | 'rejected';

/** How a bot is, in one word. One that was just added is taken up within seconds. */
export function healthOf({ tokenRejectedAt, heard, heardAt }: ServingBot): BotHealth {
  if (tokenRejectedAt !== null) return 'rejected';
  if (heard) return 'well';
  return heardAt === null ? 'starting' : 'silent';
}

export const healthTones = {
  well: 'ok',
  starting: 'idle',
  silent: 'warn',
  rejected: 'bad',
} as const satisfies Record<BotHealth, Tone>;
