import { expect, test } from 'vitest';
import { inSandbox } from './in-sandbox.ts';

const sandbox = 'http://localhost:4400';

test.each([
  ['https://t.me/the_bot?start=c-1', null, 'https://t.me/the_bot?start=c-1'],
  ['https://t.me/the_bot?start=c-1', sandbox, `${sandbox}/t/the_bot?start=c-1`],
  ['https://t.me/the_bot?startchannel&admin=invite_users', sandbox, `${sandbox}/telegram`],
  ['https://t.me/the_bot?startgroup&admin=invite_users', sandbox, `${sandbox}/telegram`],
])('%s with the sandbox %s', (link, sandboxUrl, wanted) => {
  expect(inSandbox(link, sandboxUrl)).toBe(wanted);
});
