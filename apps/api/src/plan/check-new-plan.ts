import { LatchkeyError } from '@latchkey/contracts/errors';
import type { ChannelId } from '@latchkey/contracts/ids';
import type { MoneyWire } from '@latchkey/contracts/money';

interface NewPlanInput {
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  channelIds: readonly ChannelId[];
  price?: MoneyWire | undefined;
  stars?: number | undefined;
}

interface SellableChannel {
  id: ChannelId;
  title: string;
  kind: 'channel' | 'supergroup' | 'group';
  botIsPlatform: boolean;
}

/**
 * Refuses what cannot be sold. @param channels those of the input that the organisation has.
 * @throws {LatchkeyError} `invalid_input`, `not_found`, `conflict`
 */
export function checkNewPlan(input: NewPlanInput, channels: readonly SellableChannel[]): void {
  if (!input.price && !input.stars) throw invalid('price: a plan needs a price, in money or in Stars.');
  if (input.price && !/^[1-9]/.test(input.price.amountMinor)) throw invalid('price: must be above zero.');
  if (input.price?.currency === 'XTR') throw invalid('price: a price in Stars goes into the field stars.');
  if (input.trialDays > 0 && input.interval === 'once') throw invalid('trialDays: only with a subscription.');
  if (input.stars && input.interval === 'year') {
    throw invalid('stars: Telegram offers subscriptions of 30 days only.');
  }
  if (channels.length < new Set(input.channelIds).size) {
    throw new LatchkeyError('not_found', 'There is no such channel of yours.');
  }
  const group = channels.find(({ kind }) => kind === 'group');
  if (group) {
    throw new LatchkeyError('conflict', `${group.title} is a basic group: make it a supergroup first.`);
  }
  if (input.stars && channels.some(({ botIsPlatform }) => botIsPlatform)) {
    throw new LatchkeyError(
      'conflict',
      'Stars are sold only through a bot of your own: they land at its owner.',
    );
  }
}

function invalid(message: string): LatchkeyError {
  return new LatchkeyError('invalid_input', message);
}
