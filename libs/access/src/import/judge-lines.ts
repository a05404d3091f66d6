import type { OrganisationId } from '@latchkey/contracts/ids';
import type { ImportFault, ImportOutcome } from '@latchkey/contracts/members/import-line';
import type { Db } from '@latchkey/db/connect-database';
import { findImportPlans, type ImportPlan } from '@latchkey/db/member-import/find-import-plans';
import { findKnownPeople, type KnownPerson } from '@latchkey/db/member-import/find-known-people';
import { type ReadLine, readLine, type SaidLine } from './read-line.ts';

/** What would become of a line, and of whom and what it speaks. */
export type JudgedLine =
  | {
      outcome: 'fault';
      fault: ImportFault;
      read: ReadLine | null;
      plan: ImportPlan | null;
      person: KnownPerson | null;
    }
  | {
      outcome: Exclude<ImportOutcome, 'fault'>;
      read: ReadLine;
      plan: ImportPlan;
      person: KnownPerson | null;
    };

/** Judges lines against what the organisation has: three queries, however many they are. Nothing is written. */
export async function judgeLines(
  db: Db,
  organisationId: OrganisationId,
  lines: readonly SaidLine[],
  now: Date,
): Promise<JudgedLine[]> {
  const read = lines.map(readLine);
  const good = read.filter((line): line is ReadLine => typeof line !== 'string');
  const [plans, people] = await Promise.all([
    findImportPlans(db, organisationId),
    findKnownPeople(
      db,
      organisationId,
      {
        telegramIds: good.flatMap(({ telegramId }) => telegramId ?? []),
        usernames: good.flatMap(({ username }) => username?.toLowerCase() ?? []),
        emails: good.flatMap(({ email }) => email?.toLowerCase() ?? []),
      },
      now,
    ),
  ]);
  const known = byName(people);
  return read.map((line) => (typeof line === 'string' ? fault(line) : judge(line, plans, known, now)));
}

type Known = (read: ReadLine) => KnownPerson | null;

/**
 * Whom a line means: by Telegram's id, which nobody else can have; otherwise by a name that only one person has. A name that
 * several have means nobody: access is given to nobody by guess.
 */
function byName(people: readonly KnownPerson[]): Known {
  const ids = new Map(people.map((person) => [person.telegramId, person]));
  const usernames = grouped(people, ({ username }) => (username ? [username.toLowerCase()] : []));
  const emails = grouped(people, (person) => person.emails);
  const only = (found: readonly KnownPerson[] = []) => (found.length === 1 ? (found[0] ?? null) : null);
  return ({ telegramId, username, email }) => {
    if (telegramId !== null) return ids.get(telegramId) ?? null;
    return only(usernames.get(username?.toLowerCase() ?? '')) ?? only(emails.get(email?.toLowerCase() ?? ''));
  };
}

function grouped(people: readonly KnownPerson[], keysOf: (person: KnownPerson) => readonly string[]) {
  const groups = new Map<string, KnownPerson[]>();
  for (const person of people)
    for (const key of keysOf(person)) groups.set(key, [...(groups.get(key) ?? []), person]);
  return groups;
}

function judge(read: ReadLine, plans: readonly ImportPlan[], known: Known, now: Date): JudgedLine {
  const plan = planOf(read.plan, plans);
  if (typeof plan === 'string') return fault(plan, read);
  if (read.until && read.until <= now) return fault('date_passed', read, plan);
  const person = known(read);
  if (person?.blocked) return { ...fault('blocked', read, plan), person };
  if (person && hasAsLong(person, plan, read.until)) return { outcome: 'has_longer', read, plan, person };
  const reachable = read.telegramId !== null || (person !== null && person.telegramId !== null);
  return { outcome: reachable ? 'give' : 'wait_for_link', read, plan, person };
}

/** By id or name; of several with the same name the one that is on sale. */
function planOf(said: string, plans: readonly ImportPlan[]): ImportPlan | 'unknown_plan' | 'ambiguous_plan' {
  const named = plans.filter(
    ({ id, name }) => id === said || name.trim().toLowerCase() === said.toLowerCase(),
  );
  const onSale = named.filter(({ archived }) => !archived);
  const chosen = onSale.length > 0 ? onSale : named;
  if (chosen.length > 1) return 'ambiguous_plan';
  return chosen[0] ?? 'unknown_plan';
}

function hasAsLong({ accesses }: KnownPerson, { channelIds }: ImportPlan, until: Date | null): boolean {
  return channelIds.every((channelId) =>
    accesses.some(
      (access) =>
        access.channelId === channelId &&
        (access.state === 'PENDING' || access.state === 'GRANTED') &&
        !access.inGrace &&
        (access.entitledUntil === null || (until !== null && access.entitledUntil >= until)),
    ),
  );
}

function fault(
  why: ImportFault,
  read: ReadLine | null = null,
  plan: ImportPlan | null = null,
): Extract<JudgedLine, { outcome: 'fault' }> {
  return { outcome: 'fault', fault: why, read, plan, person: null };
}
