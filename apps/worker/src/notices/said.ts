import type { NoticeId } from '@latchkey/contracts/ids';
import type { NoticeValues } from '@latchkey/contracts/notices/fill-text';
import type { NoticeTextName } from '@latchkey/contracts/notices/texts';
import type { MessageButton } from '../messages/message.ts';

/** Which text a notice is told by, with what it names; the same for Telegram and for a mail. */
export interface Said {
  name: NoticeTextName;
  values: NoticeValues;
  buttons: readonly MessageButton[];
  /** Which notices it tells: of several that go together those whose occasion has passed are left out. */
  told: readonly NoticeId[];
}

/** Where messages lead beside Telegram. */
export interface NoticeLinks {
  publicWebUrl: string;
  /** The person's own page. */
  pageUrl: string;
}
