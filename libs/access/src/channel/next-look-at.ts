import type { ChannelId } from '@latchkey/contracts/ids';

const everyMs = 600_000;
const jitterMs = 120_000;
/** Something waits for the channel although all seems well: whether it came right is soon known. */
const awaitedMs = 60_000;

/** When a channel is looked at next: every ten to twelve minutes, each channel in its own step so that they spread. */
export function nextLookAt(channelId: ChannelId, { at, isAwaited }: { at: Date; isAwaited: boolean }): Date {
  return new Date(at.getTime() + (isAwaited ? awaitedMs : everyMs + stepOf(channelId)));
}

function stepOf(channelId: ChannelId): number {
  let step = 0;
  for (const character of channelId) step = (step * 31 + character.charCodeAt(0)) % jitterMs;
  return step;
}
