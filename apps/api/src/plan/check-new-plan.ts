import { LatchkeyError } from '@latchkey/contracts/errors';
import type { ChannelId } from '@latchkey/contracts/ids';
import { type PlanContent, planContentProblems } from '@latchkey/contracts/plan/plan-content';

interface SellableChannel {
  id: ChannelId;
  title: string;
  kind: 'channel' | 'supergroup' | 'group';
  botIsPlatform: boolean;
}

/**
 * Refuses what cannot be sold. @param channels those of the content that the organisation has.
 * @throws {LatchkeyError} `invalid_input`, `not_found`, `conflict`
 */
export function checkNewPlan(content: PlanContent, channels: readonly SellableChannel[]): void {
  const [problem] = planContentProblems(content);
  if (problem) throw new LatchkeyError('invalid_input', `${problem.field}: ${problem.message}.`);
  if (channels.length < new Set(content.channelIds).size) {
    throw new LatchkeyError('not_found', 'There is no such channel of yours.');
  }
  const group = channels.find(({ kind }) => kind === 'group');
  if (group) {
    throw new LatchkeyError('conflict', `${group.title} is a basic group: make it a supergroup first.`);
  }
  if (content.stars && channels.some(({ botIsPlatform }) => botIsPlatform)) {
    throw new LatchkeyError(
      'conflict',
      'Stars are sold only through a bot of your own: they land at its owner.',
    );
  }
}
