import { decideJoin, type JoinDecision } from '@latchkey/access/join/decide-join';
import { noteName } from '@latchkey/db/membership/note-name';
import { postponeJoinRequest } from '@latchkey/db/membership/postpone-join-request';
import { sellsInRequests } from '@latchkey/db/mini-app/sells-in-requests';
import { listPlansOfChannel } from '@latchkey/db/plan/list-plans-of-channel';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** So long may somebody take to pay within their request; then it is declined. */
const payWithinMs = 15 * 60_000;

/**
 * What to answer to a request to join; whoever is turned away learns what would let them in. Where the bot is in charge of the
 * requests they may pay at once: the request waits for them meanwhile, and the payment lets them in as any does.
 */
export function botJoinRequest(deps: Deps): UseCases['bot']['joinRequest'] {
  return async ({ correlationId }, { botTelegramId, chatId, person, requestedAt, mayShowApp }) => {
    const telegramId = person.id;
    const asked = { botTelegramId, chatId, telegramId, requestedAt: new Date(requestedAt), correlationId };
    const [decision] = await Promise.all([
      decideJoin(deps, asked),
      noteName(deps.database.db, { botTelegramId, person }),
    ]);
    if (decision.answer !== 'decline') return decision;
    const { organisationId, joinRequestId, channel, fresh } = decision;
    const open = await listPlansOfChannel(deps.database.db, organisationId, channel.id);
    // An update may come again: nobody is told twice.
    const plans = (fresh ? open : []).map(({ id, name }) => ({
      name,
      url: `${deps.settings.publicWebUrl}/buy/${id}`,
    }));
    const showsApp = mayShowApp && open.length > 0 && (await holdOpen(deps, decision));
    return showsApp
      ? {
          answer: 'show_app',
          joinRequestId,
          url: `${deps.settings.publicWebUrl}/t/${channel.id}?bot=${botTelegramId}`,
          plans,
        }
      : { answer: 'decline', joinRequestId, lease: null, plans };
  };
}

/** Keeps the request open for who is about to pay, where the organisation wants that. */
async function holdOpen(
  { database: { db }, clock }: Deps,
  { organisationId, joinRequestId }: Extract<JoinDecision, { answer: 'decline' }>,
): Promise<boolean> {
  if (!(await sellsInRequests(db, organisationId))) return false;
  const until = new Date(clock.now().getTime() + payWithinMs);
  await postponeJoinRequest(db, { organisationId, joinRequestId }, until);
  return true;
}
