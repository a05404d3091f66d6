import type { SendingNotice } from '@latchkey/db/notice/sending-notice';

/** Whether the person of a notice may be in the channel now. */
export function entitled({ state }: Pick<SendingNotice, 'state'>): boolean {
  return state === 'PENDING' || state === 'GRANTED';
}
