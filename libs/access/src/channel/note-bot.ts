import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { promiseSwitchOf } from '@latchkey/db/bot-switch/promise-switch';
import { connectChannel } from '@latchkey/db/channel/connect-channel';
import { findChannelOfChat } from '@latchkey/db/channel/find-channel-of-chat';
import { linkedCreators } from '@latchkey/db/channel/linked-creators';
import { promisePreparation } from '@latchkey/db/channel/promise-preparation';
import { type FoundChannel, findChannel } from '@latchkey/db/membership/find-channel';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { findingOf } from '../converge/finding.ts';
import type { ChannelGateway } from './channel-gateway.ts';

/** Something happened to a bot of ours in a chat. */
export interface BotSeen {
  botTelegramId: number;
  chatId: number;
  kind: 'channel' | 'supergroup' | 'group';
  title: string;
  /** Who did it. */
  byTelegramId: number;
  correlationId: string;
}

type Deps = AccessDeps & { channels: ChannelGateway };

/**
 * The bot was added to a chat, given or taken rights, or removed. A chat that is sold is looked at again, and with it a switch
 * to another bot that waits for this; a new one is
 * connected if the person who added the bot is linked to an organisation of that bot and administers the chat.
 *
 * Hard case 39: a chat that another organisation sells is not connected a second time, and who tried is told.
 */
export async function noteBot(deps: Deps, seen: BotSeen): Promise<JobOutcome> {
  const known = await findChannel(deps.database.db, seen);
  if (known) await lookAgain(deps, known, seen);
  const creators = await linkedCreators(deps.database.db, seen);
  if (creators.some(({ organisationId }) => organisationId === known?.organisationId)) return done;
  for (const creator of creators) {
    const answer = await deps.channels.administers({ ...creator, chatId: seen.chatId }, seen.byTelegramId);
    if (!answer.ok) {
      const finding = findingOf(answer.failure);
      if (finding.kind === 'retry' || finding.kind === 'wait') return finding;
    } else if (answer.value) {
      await connectOrTell(deps, creator, seen);
      return done;
    }
  }
  return done;
}

/** A switch that is under way waits for the new bot, which does not serve the channel yet. */
async function lookAgain(deps: Deps, known: FoundChannel, { correlationId }: BotSeen): Promise<void> {
  const { organisationId, id: channelId } = known;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'bot rights'), async (unit) => {
    if (known.serves) await promisePreparation(unit, { organisationId, channelId, correlationId, at });
    await promiseSwitchOf(unit, { organisationId, channelId, correlationId });
  });
}

/** Connects the chat; where another organisation sells it already, those of this one are told so. */
async function connectOrTell(
  deps: Deps,
  creator: { organisationId: OrganisationId; botId: BotId },
  seen: BotSeen,
): Promise<void> {
  const at = deps.clock.now();
  const { organisationId } = creator;
  const alert = { organisationId, kind: 'chat_taken', subject: String(seen.chatId), at } as const;
  await unitOfWork(named(deps, 'channel connection'), async (unit) => {
    const connected = await connectChannel(unit, { ...creator, ...seen, at });
    if (connected) await closeAlert(unit.db, alert);
    // Served by another bot of the same organisation, or connected a moment ago, it is nobody else's.
    else if (!(await findChannelOfChat(unit.db, { organisationId, chatId: seen.chatId })))
      await raiseAlert(unit, { ...alert, correlationId: seen.correlationId });
  });
}
