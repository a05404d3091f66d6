import type { BroadcastProblem, RecipientState } from '@latchkey/contracts/broadcast/broadcast';
import type { TelegramFailure } from '@latchkey/contracts/telegram-failure';
import { endOfSending } from '../../messages/end-of-sending.ts';

/** How it went for one person, and whether the others may be tried. */
export interface EndForRecipient {
  state: RecipientState;
  /** Telegram or its limits ask to wait; in milliseconds. */
  againInMs: number | null;
  /** Telegram would say the same of everybody. */
  problem: BroadcastProblem | null;
  /** Nobody can be written to at the moment: tried again later. */
  stuck: boolean;
}

/** What Telegram's answer means for a person whom a broadcast goes to; null: it was taken. At most once, as a notice is. */
export function endForRecipient(failure: TelegramFailure | null): EndForRecipient {
  const { state, outcome } = endOfSending(failure);
  const end = { againInMs: null, problem: null, stuck: false };
  if (state === 'sent' || state === 'in_doubt') return { ...end, state };
  if (failure?.kind === 'request_faulty') return { ...end, state: 'failed', problem: 'message_refused' };
  if (failure?.kind === 'token_rejected') return { ...end, state: 'queued', problem: 'bot_refused' };
  if (outcome.kind === 'wait') return { ...end, state: 'queued', againInMs: outcome.delayMs };
  if (state === 'queued') return { ...end, state: 'queued', stuck: true };
  return { ...end, state: whyUnreachable(failure?.description ?? '') };
}

function whyUnreachable(description: string): RecipientState {
  if (/blocked by the user/i.test(description)) return 'blocked';
  if (/can't initiate conversation|chat not found/i.test(description)) return 'never_started';
  return 'failed';
}
