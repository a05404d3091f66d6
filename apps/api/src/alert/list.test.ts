import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
});

const at = new Date('2026-11-01T00:00:00Z');
const raise = (subject: string, detail: Record<string, unknown> = {}) =>
  unitOfWork({ database: api.database, onCommitted: () => {} }, (unit) =>
    raiseAlert(unit, { ...seller, kind: 'channel_trouble', subject, detail, correlationId: 'cor_alert', at }),
  );
const close = (subject: string) =>
  closeAlert(api.db, { ...seller, kind: 'channel_trouble', subject, at: new Date('2026-11-02T00:00:00Z') });
interface Page {
  items: { subject: string; closedAt: string | null }[];
  nextCursor: string | null;
}
const list = async (input: object = {}) => {
  const { data } = await call(api, 'alert.list', input, seller.byKey);
  return data as Page;
};

test('shows what an alert is about, and that it is over', async () => {
  const { channelId } = seller.channel;
  await raise(channelId, { action: 'bot_lacks_rights' });
  expect(await list()).toEqual({
    items: [
      {
        id: expect.stringMatching(/^alr_/),
        kind: 'channel_trouble',
        subject: channelId,
        detail: { action: 'bot_lacks_rights' },
        channelId,
        channelTitle: 'Inside the Blue Door',
        raisedAt: at.toISOString(),
        closedAt: null,
        toldCount: 0,
      },
    ],
    nextCursor: null,
  });
  await close(channelId);
  expect((await list()).items).toMatchObject([{ closedAt: '2026-11-02T00:00:00.000Z' }]);
  expect((await list({ open: true })).items).toEqual([]);
  expect((await list({ kind: 'chat_taken' })).items).toEqual([]);
});

test('the open ones first, each newest first, page by page', async () => {
  for (const subject of ['a', 'b', 'c', 'd', 'e']) await raise(subject);
  for (const subject of ['b', 'e']) await close(subject);
  const subjects: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
    subjects.push(...page.items.map((item) => item.subject));
    cursor = page.nextCursor;
  } while (cursor);
  expect(subjects).toEqual(['d', 'c', 'a', 'e', 'b']);
});

test("another organisation's are nobody else's", async () => {
  await raise('a');
  seller = await makeSeller(api.db);
  expect((await list()).items).toEqual([]);
});
