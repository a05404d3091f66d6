import { fillText } from '@latchkey/contracts/notices/fill-text';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import { bold, escapeHtml } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';
import { bodyOf } from './body-of.ts';
import type { Said } from './said.ts';

/** What is said of a notice as a message: in the person's language, and the organisation's own words where it has any. */
export function noticeMessage(notice: SendingNotice, said: Said): Message {
  const html = fillText(bodyOf(notice, said), said.values, (piece, of) =>
    of === 'channel' || of === 'plan' ? bold(piece) : escapeHtml(piece),
  );
  return { html, buttons: said.buttons };
}
