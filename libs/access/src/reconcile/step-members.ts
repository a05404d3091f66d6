import type { TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import { noteMembership } from '@latchkey/db/membership/note-membership';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { accessesToLookAt, type LookedAccess, noteLooked } from '@latchkey/db/reconcile/accesses-to-look-at';
import type { PartChannel } from '@latchkey/db/reconcile/take-part';
import type { Membership } from '../converge/chat-gateway.ts';
import { failureOfTelegram } from './failure-of-telegram.ts';
import { judgeMember } from './judge-member.ts';
import { type Found, noteDrifts } from './note-drifts.ts';
import { notingOf, type PartPage, type PartStep } from './part-step.ts';
import type { NoAnswer } from './provider-lists.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/** Persons of one page, looked at all at once. */
const pageSize = 10;
/** Persons of one pass: the others' turn comes in the next, those looked at longest ago first. */
const passSize = 100;

interface Look {
  access: LookedAccess;
  /** null: Telegram does not say. */
  membership: Membership | null;
}

/** A page of those with an access to a channel, the longest not looked at first, against the real chat. */
export const stepMembers: PartStep = async (deps, part) => {
  const { channel } = part;
  if (!channel) return { compared: 0, found: 0, cursor: null };
  const { done } = (part.cursor as { done: number } | null) ?? { done: 0 };
  const accesses = await accessesToLookAt(deps.database.db, {
    ...channel,
    before: part.startedAt,
    limit: pageSize,
  });
  const looks = await lookAt(deps, channel, accesses);
  if ('failure' in looks) return looks;
  const noting = notingOf(deps, part);
  const settled = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const asSeen = await noteLooked(unit.db, noting, accesses);
    const looked = looks.filter(({ access }) => asSeen.has(access.id));
    await noteWhoIsInside(unit, channel, looked, noting);
    return looked;
  });
  // A transaction of its own: a fix locks the objects that it has read, and those are locked before any access.
  const found = await unitOfWork(named(deps, 'reconcile'), async (unit) => {
    const drifts: Found[] = [];
    for (const { access, membership } of settled) {
      if (membership) drifts.push(...(await judgeMember(unit.db, channel, access, membership, noting.at)));
    }
    const gone = settled
      .filter(({ membership }) => membership !== null)
      .map(({ access }) => ({
        subjectId: access.id,
        except: drifts.filter((drift) => drift.subjectId === access.id).map((drift) => drift.kind),
      }));
    await noteDrifts(unit, noting, { found: drifts, gone });
    return drifts.length;
  });
  return pageAfter(done, accesses.length, found);
};

function pageAfter(done: number, looked: number, found: number): PartPage {
  const all = done + looked;
  const over = looked < pageSize || all >= passSize;
  return { compared: looked, found, cursor: over ? null : { done: all } };
}

/** Failures that are about one person; all others are about the whole chat, and end the pass. */
const ofPerson: ReadonlySet<TelegramFailureKind> = new Set([
  'membership_unknown',
  'person_unreachable',
  'person_is_admin',
  'too_many_channels',
  'already_so',
  'request_faulty',
]);

async function lookAt(
  deps: ReconcileDeps,
  channel: PartChannel,
  accesses: readonly LookedAccess[],
): Promise<Look[] | NoAnswer> {
  const answers = await Promise.all(
    accesses.map(async (access) => ({ access, answer: await deps.chat.look({ ...channel, ...access }) })),
  );
  const looks: Look[] = [];
  for (const { access, answer } of answers) {
    if (!answer.ok && !ofPerson.has(answer.failure.kind)) return failureOfTelegram(answer.failure);
    looks.push({ access, membership: answer.ok ? answer.value : null });
  }
  return looks;
}

/** Who went in or out unseen is noted: a fact, no drift. A removal under way notes it by itself. */
async function noteWhoIsInside(
  unit: UnitOfWork,
  { organisationId }: PartChannel,
  looks: readonly Look[],
  occasion: { at: Date; correlationId: string },
): Promise<void> {
  for (const { access, membership } of looks) {
    if (!membership || (access.state !== 'GRANTED' && access.state !== 'PENDING')) continue;
    const inside = membership !== 'left' && membership !== 'kicked';
    if (inside === (access.joinedAt !== null)) continue;
    const { id: accessId, version } = access;
    const insideSince = inside ? occasion.at : null;
    await noteMembership(unit.db, { organisationId, accessId, version, insideSince, occasion });
  }
}
