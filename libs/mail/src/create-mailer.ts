import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';

/** How long a mail may take: connecting, and each answer of the server. */
const timeoutMs = 8_000;
/** How long a mail may wait and be sent altogether. */
const longestMs = 10_000;

export interface Mailer {
  /**
   * Hands one mail to the mail server.
   *
   * @throws when there is no mail server, or it has not taken the mail within ten seconds. It may have arrived all the same.
   */
  send(to: string, mail: Mail): Promise<void>;
  /** False without a mail server: nothing that needs a mail can be begun. */
  readonly canSend: boolean;
  /** Waits for what is being sent, as long as that may take. */
  close(): Promise<void>;
}

interface MailerOptions {
  /** `smtp://user:password@host:port`, `smtps://…` with TLS from the start; undefined: no mail is sent. */
  smtpUrl: string | undefined;
  /** Sender: a name and an address. */
  from: string;
}

/** Sends mails by SMTP over a few connections that are kept open. Never logs: addresses and links are nobody else's business. */
export function createMailer({ smtpUrl, from }: MailerOptions): Mailer {
  if (smtpUrl === undefined) return noMailer;
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 3,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // RFC 3834: no machine is to answer, such as an out-of-office reply.
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  const underWay = new Set<Promise<unknown>>();
  return {
    canSend: true,
    send: (to, mail) => {
      const sending = inTime(transport.sendMail({ ...mail, to: { name: '', address: to } }));
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    close: async () => {
      await Promise.allSettled(underWay);
      transport.close();
    },
  };
}

const noMailer: Mailer = {
  canSend: false,
  send: async () => {
    throw new Error('SMTP_URL is not set: no mail is sent');
  },
  close: async () => undefined,
};

async function inTime(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server takes too long')), longestMs);
  });
  sending.catch(() => undefined);
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
