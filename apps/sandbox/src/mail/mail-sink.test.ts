import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxHarness, startSandbox } from '../../test/start-sandbox.ts';

let sandbox: SandboxHarness;
beforeAll(async () => {
  sandbox = await startSandbox({ smtpPort: 0 });
});
afterAll(() => sandbox.stop());

const message = [
  'From: Latchkey <no-reply@example.com>',
  'To: ada@example.com',
  'Subject: =?UTF-8?Q?Your_way_in_=E2=9C=93?= and =?UTF-8?B?w6RiYw==?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative;',
  '  boundary="mark"',
  '',
  '--mark',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Come in: https://example.com/?a=3D1&soft=',
  'break=3D=C3=A4',
  '--mark',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<p>Ä</p>').toString('base64'),
  '--mark--',
].join('\r\n');

test('a mail is kept and can be read', async () => {
  await sendMail(sandbox.smtpPort, message);
  const mails = await sandbox.send<object[]>('GET', '/mail?to=ada@example.com');
  expect(mails).toMatchObject([
    {
      from: 'Latchkey <no-reply@example.com>',
      to: ['ada@example.com'],
      subject: 'Your way in ✓ and äbc',
      text: 'Come in: https://example.com/?a=1&softbreak=ä',
      html: '<p>Ä</p>',
    },
  ]);
  expect(await sandbox.send('GET', '/mail?to=bob@example.com')).toEqual([]);
  const page = await fetch(`${sandbox.url}/mail`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('Your way in ✓');
});

/** The few words of SMTP that are needed, so that no client library is. */
async function sendMail(port: number, source: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const steps = [
    'EHLO test',
    'MAIL FROM:<no-reply@example.com>',
    'RCPT TO:<ada@example.com>',
    'DATA',
    `${source}\r\n.`,
    'QUIT',
  ];
  for (const step of steps) {
    let answer = (await lines.next()).value ?? '';
    while (/^\d{3}-/.test(answer)) answer = (await lines.next()).value ?? '';
    if (!/^[23]/.test(answer)) throw new Error(answer);
    socket.write(`${step}\r\n`);
  }
  await lines.next();
  socket.end();
  await once(socket, 'close');
}
