import { endConversation, writeAsking } from '@latchkey/db/conversation/conversations';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { servedBy } from './sellers.ts';
import { whoseOf } from './whose.ts';

/** The person is asked what to write to a creator: the next words that they send are it. */
export function chatBeginSupport(deps: Deps): UseCases['chat']['beginSupport'] {
  return async (_call, { organisationId, updateId, ...speaking }) => {
    const { name: seller } = await servedBy(deps, speaking, organisationId);
    const asking = { kind: 'support_message', organisationId } as const;
    const made = { asking, askedBy: updateId, at: deps.clock.now() };
    await writeAsking(deps.database.db, whoseOf(speaking), made);
    return { seller };
  };
}

/** The person does not want to answer. */
export function chatStopAsking({ database: { db } }: Deps): UseCases['chat']['stopAsking'] {
  return (_call, speaking) => endConversation(db, whoseOf(speaking));
}
