import type { ReminderKind } from '@latchkey/contracts/notices/kinds';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findReminders, type ReminderFacts, writeReminderLooks } from '@latchkey/db/remind/find-reminders';
import { graceReminder, type Reminder } from './grace-reminder.ts';
import { comingCharge, renewalReminder } from './renewal-reminder.ts';

/**
 * Reminds those whose moment has come: of a payment that failed, while grace lasts, and of a charge that is coming. One
 * message for a subscription and occasion, whatever it opens; whether it is still true is looked at again when it is sent.
 *
 * @returns how many subscriptions were looked at
 */
export async function sweepReminders(
  unit: UnitOfWork,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const found = await findReminders(unit.db, { now, limit });
  if (found.length === 0) return 0;
  const looks = [];
  for (const facts of found) {
    const { tell, lookAt, about } = reminderOf(facts, now);
    if (tell && about) await promise(unit, facts, { kind: tell, about, at: now });
    looks.push({ organisationId: facts.organisationId, subscriptionId: facts.subscriptionId, lookAt });
  }
  await writeReminderLooks(unit.db, looks);
  return found.length;
}

/** `about`: the moment that the reminder is about, which makes its occasion. */
type Found = Reminder<ReminderKind> & { about: Date | null };

function reminderOf(facts: ReminderFacts, now: Date): Found {
  const { access, graceUntil, firstFailedAt, quiet } = facts;
  if (graceUntil && firstFailedAt) {
    const grace = { since: firstFailedAt, until: graceUntil, toldAt: access?.toldAt ?? null };
    const reminder = graceReminder(grace, quiet, now);
    // Another source may stand for it meanwhile, or hold the door open longer.
    const decides = access?.graceUntil?.getTime() === graceUntil.getTime();
    return { ...reminder, tell: decides ? reminder.tell : null, about: graceUntil };
  }
  const charge = comingCharge(facts.charge);
  if (!charge) return { tell: null, lookAt: null, about: null };
  return { ...renewalReminder(charge, quiet, now), about: charge.chargeAt };
}

async function promise(
  unit: UnitOfWork,
  { access, organisationId, subscriptionId, correlationId }: ReminderFacts,
  { kind, about, at }: { kind: ReminderKind; about: Date; at: Date },
): Promise<void> {
  if (!access) return;
  promiseNotice(unit, {
    organisationId,
    subscriberId: access.subscriberId,
    accessId: access.id,
    subscriptionId,
    kind,
    occasion: `${kind}:${subscriptionId}:${about.toISOString()}`,
    correlationId,
    at,
  });
}
