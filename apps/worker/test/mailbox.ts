import type { Mailer } from '@latchkey/mail/create-mailer';
import type { Mail } from '@latchkey/mail/mail';

/** Where the worker's mails go in its tests. The way by SMTP is tested in libs/mail. */
export interface Mailbox {
  mailer: Mailer;
  mails: (Mail & { to: string })[];
  /** Thrown in place of the next ones being taken; null: they are taken. */
  refuseWith: Error | null;
}

export function openMailbox(): Mailbox {
  const mailbox: Mailbox = {
    mails: [],
    refuseWith: null,
    mailer: {
      canSend: true,
      send: async (to, mail) => {
        if (mailbox.refuseWith) throw mailbox.refuseWith;
        mailbox.mails.push({ to, ...mail });
      },
      close: async () => undefined,
    },
  };
  return mailbox;
}
