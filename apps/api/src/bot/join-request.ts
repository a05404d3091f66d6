import { decideJoin } from '@latchkey/access/join/decide-join';
import { noteName } from '@latchkey/db/membership/note-name';
import { listPlansOfChannel } from '@latchkey/db/plan/list-plans-of-channel';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What to answer to a request to join; whoever is turned away learns what would let them in. */
export function botJoinRequest(deps: Deps): UseCases['bot']['joinRequest'] {
  return async ({ correlationId }, { botTelegramId, chatId, person, requestedAt }) => {
    const telegramId = person.id;
    const asked = { botTelegramId, chatId, telegramId, requestedAt: new Date(requestedAt), correlationId };
    const [decision] = await Promise.all([
      decideJoin(deps, asked),
      noteName(deps.database.db, { botTelegramId, person }),
    ]);
    if (decision.answer !== 'decline') return decision;
    const { organisationId, joinRequestId, channel, fresh } = decision;
    // An update may come again: nobody is told twice.
    const plans = fresh ? await listPlansOfChannel(deps.database.db, organisationId, channel.id) : [];
    return {
      answer: 'decline',
      joinRequestId,
      lease: null,
      plans: plans.map(({ id, name }) => ({ name, url: `${deps.settings.publicWebUrl}/buy/${id}` })),
    };
  };
}
