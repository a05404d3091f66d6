import { writeToOneself } from '@latchkey/access/broadcast/write-to-oneself';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listTeam } from '@latchkey/db/team/list-team';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './broadcast-view.ts';

/** Sends a message to the caller's own Telegram account, on the way of all others. */
export function broadcastSendToMe(deps: Deps): UseCases['broadcast']['sendToMe'] {
  return async ({ organisationId, principal, correlationId }, { idempotencyKey, content, button }) => {
    const { db } = deps.database;
    const userId = principal.kind === 'user' ? principal.userId : null;
    const members = await listTeam(db, organisationId);
    const member = members.find((one) => one.userId === userId && one.telegramId !== null);
    if (!member)
      throw new LatchkeyError('conflict', 'Link your Telegram account first: then the bot can write to you.');
    const of = { organisationId, userId: member.userId, draftKey: `me:${idempotencyKey}` };
    const act = actOf(principal, correlationId, deps.clock.now());
    const broadcastId = await writeToOneself(deps, of, { content, button }, act);
    return viewOf(deps, { organisationId, broadcastId });
  };
}
