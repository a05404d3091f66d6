import type { BotSwitchObstacle } from '@latchkey/contracts/bot-switch/steps';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { TelegramFailure } from '@latchkey/contracts/telegram-failure';
import { listSomeInside } from '@latchkey/db/bot-switch/list-inside';
import type { StoredSwitch } from '@latchkey/db/bot-switch/load-switch';
import type { LeasedChannel } from '@latchkey/db/channel/lease-channel';
import { markLinkDead } from '@latchkey/db/channel/mark-link-dead';
import type { ChatOfBot } from '../channel/channel-gateway.ts';
import { judgeUpdates } from '../channel/judge-updates.ts';
import { findingOf } from '../converge/finding.ts';
import type { SwitchDeps } from './advance-switch.ts';

/** What a look at the new bot found: all is well, something is missing, or nobody can tell now. */
export type Proof =
  | { kind: 'well' }
  | { kind: 'obstacle'; obstacle: BotSwitchObstacle }
  | { kind: 'later'; outcome: JobOutcome };

const well: Proof = { kind: 'well' };
const lacks = (obstacle: BotSwitchObstacle): Proof => ({ kind: 'obstacle', obstacle });
/** As many members as are looked at through the new bot before the old one may go. */
const sampleSize = 3;

/** Whether the new bot is in the chat with its rights, and what happens there reaches us. At most four calls. */
export async function proveRights(deps: SwitchDeps, of: StoredSwitch, chat: ChatOfBot): Promise<Proof> {
  const [inspection, delivery] = await Promise.all([
    deps.channels.inspect(chat),
    deps.channels.updateDelivery(chat),
  ]);
  if (!inspection.ok) return proofOf(inspection.failure);
  const { isAdmin, canInvite, canRestrict } = inspection.value;
  if (!isAdmin) return lacks('not_in_chat');
  if (!canInvite || !canRestrict) return lacks('rights_missing');
  if (!delivery.ok) return proofOf(delivery.failure);
  const updates = judgeUpdates(delivery.value, { now: deps.clock.now(), botHeard: of.toBotHeard });
  return updates.arrive && updates.includesMembers !== false ? well : lacks('updates_missing');
}

/**
 * Whether the new bot can serve the channel: its rights, its way in, and members who are inside are seen through it. A bot
 * that does not see them could not remove them later.
 */
export async function proveService(
  deps: SwitchDeps,
  of: StoredSwitch,
  chat: ChatOfBot,
  channel: LeasedChannel,
): Promise<Proof> {
  const rights = await proveRights(deps, of, chat);
  if (rights.kind !== 'well') return rights;
  if (channel.link === null || channel.linkState !== 'live') return lacks('no_answer');
  const tried = await deps.channels.tryJoinLink(chat, channel.link);
  // A way in that has died is made anew by the canary of the channel.
  if (!tried.ok && tried.failure.kind === 'link_dead') await markLinkDead(deps.database.db, channel);
  if (!tried.ok) return proofOf(tried.failure);
  const inside = await listSomeInside(deps.database.db, { ...of, limit: sampleSize });
  for (const telegramId of inside) {
    const look = await deps.chat.look({ ...chat, telegramId });
    if (!look.ok)
      return look.failure.kind === 'membership_unknown' ? lacks('members_unseen') : proofOf(look.failure);
  }
  return well;
}

function proofOf(failure: TelegramFailure): Proof {
  const finding = findingOf(failure);
  if (finding.kind === 'wait' || finding.kind === 'retry') return { kind: 'later', outcome: finding };
  if (finding.kind !== 'blocked') return lacks('no_answer');
  switch (finding.action) {
    case 'bot_not_in_chat':
      return lacks('not_in_chat');
    case 'bot_lacks_rights':
      return lacks('rights_missing');
    case 'bot_token_rejected':
      return lacks('token_rejected');
    default:
      return lacks('no_answer');
  }
}
