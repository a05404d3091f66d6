import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { connectChannel } from '@latchkey/db/channel/connect-channel';
import { linkedCreators } from '@latchkey/db/channel/linked-creators';
import { promisePreparation } from '@latchkey/db/channel/promise-preparation';
import { findChannel } from '@latchkey/db/membership/find-channel';
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

/**
 * The bot was added to a chat, given or taken rights, or removed. A chat that is sold is looked at again; a new one is
 * connected if the person who added the bot is linked to an organisation of that bot and administers the chat.
 *
 * Hard case 39: a chat that another organisation sells is not connected a second time.
 */
export async function noteBot(
  deps: AccessDeps & { channels: ChannelGateway },
  seen: BotSeen,
): Promise<JobOutcome> {
  const known = await findChannel(deps.database.db, seen);
  if (known) {
    const { organisationId, id: channelId } = known;
    const { correlationId } = seen;
    const at = deps.clock.now();
    await unitOfWork(named(deps, 'bot rights'), (unit) =>
      promisePreparation(unit, { organisationId, channelId, correlationId, at }),
    );
    return done;
  }
  for (const creator of await linkedCreators(deps.database.db, seen)) {
    const answer = await deps.channels.administers({ ...creator, chatId: seen.chatId }, seen.byTelegramId);
    if (!answer.ok) {
      const finding = findingOf(answer.failure);
      if (finding.kind === 'retry' || finding.kind === 'wait') return finding;
    } else if (answer.value) {
      await unitOfWork(named(deps, 'channel connection'), (unit) =>
        connectChannel(unit, { ...creator, ...seen, at: deps.clock.now() }),
      );
      return done;
    }
  }
  return done;
}
