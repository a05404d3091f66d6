import { LatchkeyError } from '@latchkey/contracts/errors';
import { type TimelineActor, TimelineEntry } from '@latchkey/contracts/members/timeline';
import { readContact } from '@latchkey/db/subscriber-list/read-member';
import { type Happening, listTimeline } from '@latchkey/db/timeline/list-timeline';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { instant } from './instant.ts';

/** What happened to a member and why, newest first. */
export function subscriberTimeline({ database: { db } }: Deps): UseCases['subscriber']['timeline'] {
  return async ({ organisationId }, { subscriberId, limit, cursor }) => {
    const of = { organisationId, subscriberId };
    if (!(await readContact(db, of))) throw new LatchkeyError('not_found', 'There is no such member.');
    const happened = await listTimeline(db, of, { limit: limit + 1, after: cursor ? afterOf(cursor) : null });
    const shown = happened.slice(0, limit);
    const last = happened.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(entryOf),
      nextCursor: last ? `${last.at.toISOString()}~${last.key}` : null,
    };
  };
}

function afterOf(cursor: string): { at: Date; key: string } {
  const [at = '', key = ''] = cursor.split('~');
  return { at: new Date(at), key };
}

const instants = ['until', 'paidThrough', 'graceUntil', 'respondBy', 'readyAt'] as const;

function entryOf({ at, key, kind, data, ...who }: Happening): TimelineEntry {
  const dated = Object.fromEntries(
    instants
      .filter((name) => typeof data[name] === 'string')
      .map((name) => [name, instant(data[name] as string)]),
  );
  return TimelineEntry.parse({ ...data, ...dated, kind, key, at: at.toISOString(), actor: actorOf(who) });
}

const actors: Record<string, 'stripe' | 'telegram' | 'member' | 'developer'> = {
  stripe: 'stripe',
  telegram: 'telegram',
  member: 'member',
  buyer: 'member',
  bot: 'member',
  person: 'member',
  api_key: 'developer',
};

function actorOf({ actorKind, person }: Pick<Happening, 'actorKind' | 'person'>): TimelineActor {
  return person ? { kind: 'person', ...person } : { kind: actors[actorKind] ?? 'system' };
}
