import { quietUntil } from '@latchkey/access/remind/quiet-hours';
import { comingCharge } from '@latchkey/access/remind/renewal-reminder';
import { type NoticeKind, reminderKinds } from '@latchkey/contracts/notices/kinds';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';

const reminders: ReadonlySet<NoticeKind> = new Set(reminderKinds);

/** Until when a notice rests in the quiet hours. Null: it is no reminder, they are not now, or it would come too late. */
export function restUntil(notice: SendingNotice, now: Date): Date | null {
  if (!reminders.has(notice.kind)) return null;
  const morning = quietUntil(now, notice.quiet);
  const charge = notice.subscription && comingCharge(notice.subscription.charge);
  const tooLateAt = notice.kind === 'renewal_coming' ? (charge?.chargeAt ?? null) : notice.graceUntil;
  return morning && tooLateAt && morning < tooLateAt ? morning : null;
}
