import { all, find } from '../store/objects.ts';
import { connectedScopes, type Scope, type World } from '../store/world.ts';
import { type DueWork, nextOfDebit, nextOfSession, nextOfSubscription } from './next-work.ts';

/** One object that may be waiting for a moment; `next` looks at it afresh. */
interface Waiting {
  key: string;
  next: () => DueWork | null;
}
interface Entry extends Waiting {
  at: number;
}
export interface DueWorkProblems {
  /** Objects whose work failed; they are left alone until a restart. */
  readonly failed: Set<string>;
  report(error: unknown, key: string): void;
}

/** Does everything that is due by now, in the order of due times and each at its own time. */
export function processDueWork(world: World, problems: DueWorkProblems): void {
  for (let found = dueEntries(world, problems); found.length > 0; found = dueEntries(world, problems)) {
    drain(world, found, problems);
  }
}

function drain(world: World, entries: Entry[], problems: DueWorkProblems): void {
  const now = world.now();
  entries.sort((a, b) => a.at - b.at);
  for (let first = entries.shift(); first; first = entries.shift()) {
    const work = first.next();
    if (work === null || work.at > now || problems.failed.has(first.key)) continue;
    if (work.at > first.at) place(entries, { ...first, at: work.at });
    else place(entries, runOne(world, first, work, problems));
  }
}

function runOne(world: World, entry: Entry, work: DueWork, problems: DueWorkProblems): Entry | null {
  try {
    world.asOf(work.at, work.run);
  } catch (error) {
    problems.failed.add(entry.key);
    problems.report(error, entry.key);
    return null;
  }
  const following = entry.next();
  return following && following.at <= world.now() ? { ...entry, at: following.at } : null;
}

function place(entries: Entry[], entry: Entry | null): void {
  if (entry === null) return;
  const position = entries.findIndex((other) => other.at > entry.at);
  entries.splice(position < 0 ? entries.length : position, 0, entry);
}

function dueEntries(world: World, { failed }: DueWorkProblems): Entry[] {
  const now = world.now();
  return connectedScopes(world)
    .flatMap(waitingObjects)
    .flatMap((waiting) => {
      const work = failed.has(waiting.key) ? null : waiting.next();
      return work && work.at <= now ? [{ ...waiting, at: work.at }] : [];
    });
}

function waitingObjects(scope: Scope): Waiting[] {
  return [
    ...all(scope, 'subscription').map(({ id }) => ({
      key: id,
      next: () => nextOfSubscription(scope, find(scope, 'subscription', id)),
    })),
    ...all(scope, 'checkout.session').map(({ id }) => ({ key: id, next: () => nextOfSession(scope, id) })),
    ...Object.keys(scope.account.hidden.debits).map((id) => ({
      key: id,
      next: () => nextOfDebit(scope, id),
    })),
  ];
}
