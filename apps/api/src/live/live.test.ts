import { type LiveKind, liveKinds } from '@latchkey/contracts/live';
import { Registry } from '@latchkey/runtime/metrics';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';
import { createApiServer } from '../server.ts';

let api: TestApi;
let url: string;
let ours: Seller;
let theirs: Seller;
let viewer: Caller;

beforeAll(async () => {
  api = await startApi();
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  ours = await makeSeller(api.db);
  theirs = await makeSeller(api.db);
  const signedUp = await signUp(api);
  viewer = signedUp.caller;
  await addMember(api.db, ours.organisationId, signedUp.userId, 'viewer');
});
afterAll(() => api.close());

interface Stream {
  headers: Headers;
  /** All that has come. */
  text(): string;
  ended(): boolean;
  /** The kinds of each event. */
  told(): LiveKind[][];
  leave(): void;
}

/** A browser's stream, and what it was told. */
async function openStream({
  lastEventId,
  at = url,
}: {
  lastEventId?: string;
  at?: string;
} = {}): Promise<Stream> {
  const leaving = new AbortController();
  const headers = {
    ...viewer,
    accept: 'text/event-stream',
    ...(lastEventId && { 'last-event-id': lastEventId }),
  };
  const response = await fetch(`${at}/trpc/live.changes?input=${encodeURIComponent('{}')}`, {
    headers: headers as Record<string, string>,
    signal: leaving.signal,
  });
  let [text, ended] = ['', false];
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk);
  };
  void read()
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  return {
    headers: response.headers,
    text: () => text,
    ended: () => ended,
    told: () => [...text.matchAll(/^data: (\{"kinds".*)$/gm)].map(([, data]) => JSON.parse(data ?? '').kinds),
    leave: () => leaving.abort(),
  };
}

const rename = (seller: Seller, name: string) =>
  api.database.sql`update plan set name = ${name} where organisation_id = ${seller.organisationId}`;

test('who goes on with a lost stream hears at once that everything may have changed', async () => {
  const stream = await openStream({ lastEventId: '7' });
  await vi.waitFor(() => expect(stream.told()).toEqual([[...liveKinds]]), 1_000);
  expect(stream.text()).toMatch(/^id: 8$/m);
  stream.leave();
});

test('a fresh page hears it a moment later, and then of what changes; of others nothing, and nothing but kinds', async () => {
  const stream = await openStream();
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  await vi.waitFor(() => expect(stream.told()).toHaveLength(1), 4_000);
  await rename(theirs, 'Not yours');
  await rename(ours, 'Renamed');
  await vi.waitFor(() => expect(stream.told().slice(1)).toEqual([['plan']]), 3_000);
  expect(stream.text()).not.toContain('Renamed');
  expect(stream.text()).not.toContain('org_');
  stream.leave();
});

test('two apis: what one takes away is heard at the other', async () => {
  const second = createApiServer({ ...api.deps, registry: new Registry() });
  const secondUrl = await second.listen({ port: 0, host: '127.0.0.1' });
  const here = await openStream({ lastEventId: '1' });
  const there = await openStream({ lastEventId: '1', at: secondUrl });
  await vi.waitFor(() => expect([here.told().length, there.told().length]).toEqual([1, 1]), 2_000);
  await rename(ours, 'Once more');
  await vi.waitFor(() => expect([here.told()[1], there.told()[1]]).toEqual([['plan'], ['plan']]), 3_000);
  here.leave();
  // A server that stops ends its streams without saying that they are complete: browsers begin new ones.
  await second.close();
  await vi.waitFor(() => expect(there.ended()).toBe(true));
  expect(there.text()).not.toContain('event: return');
});

test('nobody looks any more: nothing is noted, and nobody asks the database', async () => {
  const stream = await openStream({ lastEventId: '1' });
  await vi.waitFor(() => expect(stream.told()).toHaveLength(1));
  stream.leave();
  await api.database.sql`delete from live_watch`;
  await rename(ours, 'Unseen');
  expect(await api.database.sql`select from live_change`).toHaveLength(0);
});

test('who may not read the organisation hears nothing of it', async () => {
  const { caller } = await signUp(api);
  expect(await call(api, 'live.changes', {}, caller)).toMatchObject({ errorCode: 'not_found' });
  expect(await call(api, 'live.changes', {})).toMatchObject({ errorCode: 'not_signed_in' });
  const foreign = { organisationId: theirs.organisationId };
  expect(await call(api, 'live.changes', foreign, viewer)).toMatchObject({ errorCode: 'not_found' });
  const preflight = await fetch(`${url}/trpc/live.changes`, { headers: { origin: webUrl } });
  expect(preflight.headers.get('access-control-allow-origin')).toBe(webUrl);
  await preflight.body?.cancel();
});
