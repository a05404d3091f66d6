import type { Mailer } from '@latchkey/mail/create-mailer';
import type { Mail } from '@latchkey/mail/mail';

/** Where the api's mails go in its tests. The way by SMTP is tested in libs/mail. */
export function openMailbox() {
  const sent: { to: string; mail: Mail }[] = [];
  /** `down`: the mail server does not take anything. `canSend`: there is one at all. */
  const state = { down: false };
  const mailer: Mailer = {
    canSend: true,
    send: async (to, mail) => {
      if (state.down) throw new Error(`no mail to ${to}`);
      sent.push({ to, mail });
    },
    close: async () => undefined,
  };
  return {
    mailer,
    state,
    sent,
    /** The mails to somebody, the latest first. */
    to: (email: string) =>
      sent
        .filter(({ to }) => to === email)
        .map(({ mail }) => mail)
        .reverse(),
    /** The token in the link of the latest mail to somebody. */
    token: (email: string): string => {
      const latest = sent.findLast(({ to }) => to === email)?.mail.text ?? '';
      const token = /(?:#token=|\/invitation\/)([^\s]+)/.exec(latest)?.[1];
      if (!token) throw new Error(`no link in a mail to ${email}`);
      return decodeURIComponent(token);
    },
  };
}
