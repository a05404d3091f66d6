import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BroadcastChoiceView } from '@latchkey/contracts/procedures/bot';
import {
  type BroadcastChoice,
  chooseBroadcasts,
  listBroadcastChoices,
} from '@latchkey/db/broadcast/opt-outs';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The creators whose broadcasts the person may get by this bot, with what they have chosen. */
export function botBroadcastChoices({ database: { db } }: Deps): UseCases['bot']['broadcastChoices'] {
  return async (_call, { botTelegramId, person }) =>
    (await listBroadcastChoices(db, { botTelegramId, telegramId: person.id })).map(view);
}

/** The person opts out of a creator's broadcasts, or in again. */
export function botChooseBroadcasts({ database: { db }, clock }: Deps): UseCases['bot']['chooseBroadcasts'] {
  return async (_call, { botTelegramId, person, organisationId, wanted }) => {
    const of = { botTelegramId, telegramId: person.id };
    const before = await listBroadcastChoices(db, of);
    if (!before.some((choice) => choice.organisation_id === organisationId))
      throw new LatchkeyError('not_found', 'This bot sends you nothing of this creator.');
    await chooseBroadcasts(db, organisationId, { telegramId: person.id, wanted, at: clock.now() });
    return (await listBroadcastChoices(db, of)).map(view);
  };
}

function view({ organisation_id: organisationId, name, wanted }: BroadcastChoice): BroadcastChoiceView {
  return { organisationId, name, wanted };
}
