import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { makeMember } from '../../test/member-world.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  await addMember(api.db, seller.organisationId, signedUp.userId, 'owner');
  owner = signedUp.caller;
});

interface Line {
  line: number;
  outcome: string;
  fault: string | null;
}
interface Progress {
  id: string;
  total: number;
  done: number;
  finishedAt: string | null;
  counts: Record<string, number>;
}
const fileOf = (...lines: string[]) => ['telegram_id,username,email,plan,paid_until', ...lines].join('\n');
const dryRun = async (csv: string, over: object = {}) => {
  const { data, errorCode, message } = await call(api, 'import.dryRun', { csv, ...over }, owner);
  if (errorCode) throw new Error(message ?? errorCode);
  return data as { lines: Line[]; counts: Record<string, number>; columns: object; headings: string[] };
};
const run = async (csv: string, fileKey = 'file-00001'): Promise<Progress> => {
  const begun = await call(api, 'import.run', { csv, fileKey, fileName: 'list.csv' }, owner);
  let progress = begun.data as Progress;
  while (!progress.finishedAt)
    progress = (await call(api, 'import.proceed', { importId: progress.id }, owner)).data as Progress;
  return progress;
};
const accesses = () => api.database.sql`
  select s.telegram_id, s.username, a.state, a.entitled_until from channel_access a join subscriber s on s.id = a.subscriber_id
  where a.organisation_id = ${seller.organisationId} order by a.id`;
const writtenRows = async () =>
  (
    await api.database.sql`
    select (select count(*) from subscriber) + (select count(*) from "order") + (select count(*) from member_import) as n`
  )[0]?.n;

describe('import.dryRun', () => {
  test('says line by line what would happen, and writes nothing', async () => {
    const known = await makeMember(api, seller, { username: 'grace_h' });
    const before = await writtenRows();
    const { lines, counts } = await dryRun(
      fileOf(
        '4711,ada_l,ada@example.com,Monthly,2099-01-31',
        ',@grace_h,,monthly,31.01.2099',
        ',nobody_known,,monthly,2099-01-31',
        '4711,,,monthly,2099-02-28',
        ',,,monthly,2099-01-31',
        'abc,,,monthly,2099-01-31',
        '4712,x,,monthly,2099-01-31',
        '4713,,not an address,monthly,2099-01-31',
        '4714,,,,2099-01-31',
        '4715,,,gold,2099-01-31',
        '4716,,,monthly,31/02/2099',
        '4717,,,monthly,',
        '4718,,,monthly,2001-01-31',
        '4719,,,once,lifetime',
        '4720,,,monthly,2099-01-31,too much',
      ),
    );
    expect(lines.map(({ outcome, fault }) => fault ?? outcome)).toEqual([
      'give',
      'has_longer',
      'wait_for_link',
      'same_as_earlier_line',
      'nobody_named',
      'bad_telegram_id',
      'bad_username',
      'bad_email',
      'plan_missing',
      'unknown_plan',
      'bad_date',
      'date_missing',
      'date_passed',
      'give',
      'faulty_line',
    ]);
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 2));
    expect(lines[1]).toMatchObject({ known: true, who: '@grace_h' });
    expect(lines[0]).toMatchObject({
      who: '4711',
      plan: 'monthly',
      until: '2099-01-31T23:59:59.000Z',
      known: false,
    });
    expect(counts).toEqual({ give: 2, wait_for_link: 1, has_longer: 1, fault: 11 });
    expect(await writtenRows()).toBe(before);
    expect(known.telegramId).toBeGreaterThan(0);
  });

  test('reads a list of another product, in its own words and with semicolons', async () => {
    const csv = '\uFEFFUser ID;Offre;Fin\r\n4711;monthly;2099-01-31\r\n\r\n';
    const found = await dryRun(csv, { columns: { paid_until: 'Fin' } });
    expect(found.columns).toMatchObject({
      telegram_id: 'User ID',
      plan: 'Offre',
      paid_until: 'Fin',
      email: null,
    });
    expect(found.lines).toMatchObject([{ line: 2, outcome: 'give' }]);
  });

  test('gives no access by a name that two people have', async () => {
    await makeMember(api, seller, { username: 'twin' });
    await makeMember(api, seller, { username: 'twin' });
    const { lines } = await dryRun(fileOf(',@twin,,once,lifetime'));
    expect(lines).toMatchObject([{ outcome: 'wait_for_link', known: false }]);
  });

  test('leaves those out who are blocked', async () => {
    const { subscriberId, telegramId } = await makeMember(api, seller);
    const money = { choice: 'none', reason: 'test' };
    await call(api, 'subscriber.block', { subscriberId, reason: 'spam', money }, owner);
    expect((await dryRun(fileOf(`${telegramId},,,monthly,2099-01-31`))).lines).toMatchObject([
      { fault: 'blocked' },
    ]);
  });

  test('refuses what is no list', async () => {
    const empty = await call(api, 'import.dryRun', { csv: 'telegram_id,plan' }, owner);
    expect(empty).toMatchObject({ errorCode: 'invalid_input' });
  });
});

describe('import.run', () => {
  const csv = fileOf(
    '4711,ada_l,ada@example.com,monthly,2099-01-31',
    ',@later_on,,monthly,2099-01-31',
    'abc,,,monthly,2099-01-31',
  );

  test('lets in until the date, keeps a place for who is not known, and loses nothing', async () => {
    const progress = await run(csv);
    expect(progress).toMatchObject({
      total: 3,
      done: 3,
      counts: { give: 1, wait_for_link: 1, has_longer: 0, fault: 1 },
    });
    const until = new Date('2099-01-31T23:59:59Z');
    expect(await accesses()).toMatchObject(
      [
        { telegram_id: '4711', state: 'PENDING', entitled_until: until.toISOString() },
        { telegram_id: null, username: 'later_on', state: 'PENDING' },
      ].map((row) => ('entitled_until' in row ? { ...row, entitled_until: expect.anything() } : row)),
    );
    const { data } = await call(api, 'import.lines', { importId: progress.id }, owner);
    expect(data).toEqual([
      { line: 2, outcome: 'give', fault: null },
      { line: 3, outcome: 'wait_for_link', fault: null },
      { line: 4, outcome: 'fault', fault: 'bad_telegram_id' },
    ]);
    const kept = await api.database.sql`select said from member_import_line where import_id = ${progress.id}`;
    expect(kept.map(({ said }) => said)).toEqual([null, null, null]);
  });

  test('is the same import for the same file, also when it is sent twice at one moment', async () => {
    const all = await Promise.all([run(csv), run(csv), run(csv)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await run(csv)).toMatchObject({ done: 3 });
    expect(await accesses()).toHaveLength(2);
    const orders = await api.database
      .sql`select from "order" where complimentary and organisation_id = ${seller.organisationId}`;
    expect(orders).toHaveLength(2);
  });

  test('of another file with the same people gives nothing twice', async () => {
    await run(csv);
    expect(await run(csv, 'file-00002')).toMatchObject({
      counts: { give: 0, wait_for_link: 0, has_longer: 2, fault: 1 },
    });
  });

  test('is seen by nobody of another organisation', async () => {
    const { id: importId } = await run(csv);
    const other = await makeSeller(api.db);
    const stranger = await signUp(api);
    await addMember(api.db, other.organisationId, stranger.userId, 'owner');
    expect((await call(api, 'import.list', {}, stranger.caller)).data).toEqual([]);
    for (const path of ['import.lines', 'import.proceed'])
      expect(await call(api, path, { importId }, stranger.caller)).toMatchObject({ errorCode: 'not_found' });
  });
});
