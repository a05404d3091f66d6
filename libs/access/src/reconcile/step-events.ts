import type { ListedEvent } from '@latchkey/contracts/facts/provider-lists';
import type { InboxRecord } from '@latchkey/db/inbox/inbox-record';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { PartAccount, TakenPart } from '@latchkey/db/reconcile/take-part';
import { type Found, noteDrifts } from './note-drifts.ts';
import { accountLost, notingOf, type PartStep } from './part-step.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

const minuteMs = 60_000;
/** Younger events may still be on their way to us. */
const freshMs = minuteMs;
/** Passes overlap, for events that the provider lists late. */
const overlapMs = 5 * minuteMs;
/** Stripe lists the events of 30 days (Stripe: List all events). */
const keptMs = 29 * 86_400_000;
const maxSamples = 10;

interface Cursor {
  from: Date;
  to: Date;
  after: string | null;
  missed: number;
  /** Some of those missed. */
  samples: { id: string; type: string }[];
}

/**
 * A page of what an account's events said since the last pass. Those that never reached us go into the inbox as if they
 * had, with all that follows: with no webhook delivered at all, every change is known within one interval.
 */
export const stepEvents: PartStep = async (deps, part) => {
  const { account } = part;
  if (!account || account.disconnected) return accountLost;
  const cursor = readCursor(part.cursor) ?? begin(part, account);
  const listed = await deps.lists.events({ ...account, ...cursor });
  if (!listed.ok) return listed;
  const { items, compared, next } = listed.page;
  const missed = await storeMissed(deps, account, items);
  const all: Cursor = {
    ...cursor,
    after: next,
    missed: cursor.missed + missed.length,
    samples: [...cursor.samples, ...missed.map(({ id, type }) => ({ id, type }))].slice(0, maxSamples),
  };
  const over = next === null;
  await unitOfWork(named(deps, 'reconcile'), (unit) =>
    noteDrifts(unit, notingOf(deps, part), {
      found: all.missed > 0 ? [missedDrift(account, all)] : [],
      gone: over && all.missed === 0 ? [{ subjectId: account.stripeAccountId, except: [] }] : [],
    }),
  );
  return { compared, found: missed.length, cursor: over ? null : { ...all } };
};

/** Stores what is not in the inbox yet. @returns what was missing there */
async function storeMissed(
  deps: ReconcileDeps,
  account: PartAccount,
  events: readonly ListedEvent[],
): Promise<ListedEvent[]> {
  if (events.length === 0) return [];
  const receivedAt = deps.clock.now();
  const records = events.map(
    (event): InboxRecord => ({
      source: 'stripe',
      account: account.account,
      livemode: account.livemode,
      externalId: event.id,
      type: event.type,
      ignored: null,
      payload: event.payload,
      target: event.target,
      firstFailure: event.firstFailure,
      job: null,
      correlationId: event.correlationId,
      receivedAt,
    }),
  );
  const { results, jobs } = await storeRecords(deps.database, records);
  if (jobs.length > 0) deps.onCommitted(jobs);
  return events.filter((_, index) => !results[index]?.duplicate);
}

function begin(part: TakenPart, { connectedAt }: PartAccount): Cursor {
  const since = Math.max(
    (part.succeededAt ?? connectedAt).getTime() - freshMs - overlapMs,
    part.startedAt.getTime() - keptMs,
  );
  const to = new Date(part.startedAt.getTime() - freshMs);
  return { from: new Date(since), to, after: null, missed: 0, samples: [] };
}

function readCursor(stored: TakenPart['cursor']): Cursor | null {
  if (!stored) return null;
  const { from, to, after, missed, samples } = stored as { [K in keyof Cursor]: never };
  return { from: new Date(from), to: new Date(to), after, missed, samples };
}

function missedDrift({ stripeAccountId, account, livemode }: PartAccount, cursor: Cursor): Found {
  return {
    kind: 'provider-differs',
    subjectKind: 'account',
    subjectId: stripeAccountId,
    fix: 'read_again',
    waitsForPerson: false,
    tell: true,
    size: cursor.missed,
    evidence: {
      provider: { account, livemode, from: cursor.from, to: cursor.to, events: cursor.samples },
      books: { neverHeard: cursor.missed },
    },
  };
}
