import { createServer, type Socket } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { openMailServer } from '../test/open-mail-server.ts';
import { createMailer } from './create-mailer.ts';
import { magicLinkMail } from './templates/magic-link.ts';

const from = 'Latchkey <no-reply@example.com>';
const server = await openMailServer();
afterAll(() => server.close());

const mail = magicLinkMail('fr', { url: 'https://example.com/magic#token=abc', minutes: 15 });

test('a mail goes out as text and HTML, and says that no machine is to answer', async () => {
  const mailer = createMailer({ smtpUrl: server.url, from });
  await mailer.send('ada@example.com', mail);
  await mailer.close();
  const [sent] = server.mails;
  expect(sent?.to).toEqual(['ada@example.com']);
  expect(sent?.raw).toContain(`From: ${from}`);
  expect(sent?.raw).toContain('Auto-Submitted: auto-generated');
  expect(sent?.raw).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
});

test('an address cannot smuggle in another one', async () => {
  const mailer = createMailer({ smtpUrl: server.url, from });
  server.mails.length = 0;
  await mailer.send('ada@example.com, eve@example.com', mail).catch(() => undefined);
  expect(server.mails.flatMap(({ to }) => to)).not.toContain('eve@example.com');
  await mailer.close();
});

test('what the server refuses is an error, and the next mail goes out', async () => {
  const mailer = createMailer({ smtpUrl: server.url, from });
  await expect(mailer.send('nobody@example.com', mail)).rejects.toThrow();
  await mailer.send('ada@example.com', mail);
  await mailer.close();
});

test('a server that does not answer is given up within ten seconds', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const sending = expect(mailer.send('ada@example.com', mail)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(10_000);
    await sending;
  } finally {
    vi.useRealTimers();
  }
  await mailer.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test('without a server no mail can be sent, and it says so', async () => {
  const mailer = createMailer({ smtpUrl: undefined, from });
  expect(mailer.canSend).toBe(false);
  await expect(mailer.send('ada@example.com', mail)).rejects.toThrow('SMTP_URL');
});
