import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { SandboxClock } from '../clock.ts';
import type { StateSection } from '../state.ts';
import type { MailState } from './mail-state.ts';
import { parseMail } from './parse-mail.ts';

const keptMails = 500;

export interface MailSink {
  readonly port: number;
  close(): Promise<void>;
}

/** Takes every mail over SMTP, with or without a login, and keeps it. Nothing is sent on. */
export async function startMailSink(options: {
  host: string;
  port: number;
  clock: SandboxClock;
  state: StateSection<MailState>;
}): Promise<MailSink> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: (stream, session, done) => {
      readAll(stream).then(
        (raw) => {
          keep(options.state, options.clock, session, raw);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  // A client that hangs up in the middle is no trouble of ours.
  server.on('error', () => {});
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function keep(
  state: StateSection<MailState>,
  clock: SandboxClock,
  session: SMTPServerSession,
  raw: Buffer,
): void {
  const { mailFrom, rcptTo } = session.envelope;
  const { headers, subject, text, html } = parseMail(raw);
  state.value.mails.push({
    id: state.value.nextId,
    at: clock.now().getTime(),
    from: headers.get('from') ?? (mailFrom ? mailFrom.address : ''),
    to: rcptTo.map(({ address }) => address),
    subject,
    text,
    html,
    raw: raw.toString('utf8'),
  });
  state.value.nextId += 1;
  if (state.value.mails.length > keptMails) state.value.mails.shift();
  state.changed();
}
