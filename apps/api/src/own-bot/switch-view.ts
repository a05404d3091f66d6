import { LatchkeyError } from '@latchkey/contracts/errors';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import type { BotSwitchView } from '@latchkey/contracts/procedures/own-bot';
import { type ListedSwitch, listSwitches } from '@latchkey/db/bot-switch/list-switches';
import type { Db } from '@latchkey/db/connect-database';
import { deepLinks } from '../bot/deep-links.ts';

/** A switch as those who run the organisation see it. */
export function switchView({ kind, ...listed }: ListedSwitch): BotSwitchView {
  const links = deepLinks(listed.to.username);
  return {
    ...listed,
    addLink: kind === 'channel' ? links.addToChannel() : links.addToGroup(),
    startedAt: listed.startedAt.toISOString(),
    movedAt: listed.movedAt?.toISOString() ?? null,
    leavesAt: listed.leavesAt?.toISOString() ?? null,
    endedAt: listed.endedAt?.toISOString() ?? null,
  };
}

/** The latest switch of a channel, right after something was done about it. */
export async function latestSwitch(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<BotSwitchView> {
  const [latest] = await listSwitches(db, of);
  if (!latest) throw new LatchkeyError('not_found', 'There is no such switch.');
  return switchView(latest);
}
