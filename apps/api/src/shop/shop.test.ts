import { newId } from '@latchkey/db/new-id';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let slug: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  owner = caller;
  slug = `blue-door-${seller.botTelegramId}`;
});
afterAll(() => api.close());

const identity = {
  legalName: 'Ada Example SAS',
  address: '1 rue Exemple\n75001 Paris',
  country: 'FR',
  email: 'contact@example.com',
  phone: null,
  register: 'RCS Paris 000 000 000',
  vatId: 'FR00000000000',
  trader: true,
  vatExempt: false,
};
const legal = async (page: string, locale = 'en') =>
  (await call(api, 'shop.legal', { creator: slug, page, locale })).data as Record<string, unknown>;
const shopPlan = async (locale = 'en') =>
  (await call(api, 'shop.plan', { of: { creator: slug, plan: 'monthly' }, locale })).data as {
    id: string;
    consent: { text: string; version: string };
  };
const versions = () => api.database.sql`
  select kind, locale, version, from_template from legal_text
  where organisation_id = ${seller.organisationId} order by kind, locale, version`;

test('a creator’s page: who sells what, by slug or id; what is archived is not shown', async () => {
  for (const creator of [slug, seller.organisationId]) {
    const { data } = await call(api, 'shop.creator', { creator });
    expect(data).toMatchObject({
      slug,
      name: 'Blue Door',
      identity: null,
      plans: [
        { slug: 'monthly', name: 'monthly', onSale: true, channels: ['Inside the Blue Door'] },
        { slug: 'once' },
        { slug: 'stars' },
      ],
    });
  }
  await api.database.sql`update plan set archived_at = now() where id = ${seller.plans.once.planId}`;
  const { data } = await call(api, 'shop.creator', { creator: slug });
  expect((data as { plans: object[] }).plans).toHaveLength(2);
  expect(await call(api, 'shop.creator', { creator: 'nobody' })).toMatchObject({ errorCode: 'not_found' });
});

test('a plan by its slug, or by its id; a creator who may not charge yet shows it not on sale, which is no error', async () => {
  const byName = await shopPlan();
  const planId = seller.plans.monthly.planId;
  expect(byName).toMatchObject({ id: planId, slug: 'monthly', onSale: true, creator: { slug } });
  expect((await call(api, 'shop.plan', { of: { planId }, locale: 'en' })).data).toEqual(byName);
  expect((await call(api, 'shop.plan', { of: { creator: slug, plan: planId }, locale: 'en' })).data).toEqual(
    byName,
  );
  await api.database.sql`update stripe_account set ready = false where id = ${seller.stripeAccountId}`;
  expect(await shopPlan()).toMatchObject({ onSale: false });
  for (const of of [
    { creator: slug, plan: 'no-such' },
    { creator: 'nobody', plan: 'monthly' },
    { planId: newId('plan') },
  ]) {
    expect(await call(api, 'shop.plan', { of, locale: 'en' })).toMatchObject({
      status: 404,
      errorCode: 'not_found',
    });
  }
  const other = await makeSeller(api.db);
  const foreign = { creator: slug, plan: other.plans.monthly.planId };
  expect(await call(api, 'shop.plan', { of: foreign, locale: 'en' })).toMatchObject({
    errorCode: 'not_found',
  });
});

test('an identity fills the templates in both languages, marked as templates; each change is a version', async () => {
  expect(await legal('imprint')).toMatchObject({ isTemplate: true, version: null });
  expect((await legal('imprint')).body).toContain('[legal name]');
  expect((await call(api, 'shop.setIdentity', { identity }, owner)).data).toEqual(identity);
  const imprint = await legal('imprint', 'fr');
  expect(imprint).toMatchObject({ isTemplate: true, version: 1, creator: { identity } });
  for (const words of ['Ada Example SAS', '75001 Paris', 'France', 'FR00000000000']) {
    expect(imprint.body).toContain(words);
  }
  for (const page of ['terms', 'privacy', 'refunds', 'withdrawal']) {
    for (const locale of ['en', 'fr']) {
      expect((await legal(page, locale)).body).not.toMatch(/undefined|null|\[object|\[legal|\[nom/);
    }
  }
  await call(api, 'shop.setIdentity', { identity: { ...identity, phone: '+33 1 00 00 00 00' } }, owner);
  expect(await legal('imprint', 'fr')).toMatchObject({ version: 2 });
  expect(await legal('privacy', 'fr')).toMatchObject({ version: 1 });
});

test('a text of one’s own replaces the template, until it is taken back; what was is kept', async () => {
  const body = 'These are our own terms, and they are good.';
  const own = await call(api, 'shop.setText', { page: 'terms', locale: 'en', body }, owner);
  expect(own.data).toMatchObject({ body, isTemplate: false, version: 1 });
  await call(api, 'shop.setIdentity', { identity }, owner);
  expect(await legal('terms')).toMatchObject({ body, isTemplate: false, version: 1 });
  const back = await call(api, 'shop.setText', { page: 'terms', locale: 'en', body: null }, owner);
  expect(back.data).toMatchObject({ isTemplate: true, version: 2 });
  expect((await versions()).filter(({ kind, locale }) => kind === 'terms' && locale === 'en')).toMatchObject([
    { version: 1, from_template: false },
    { version: 2, from_template: true },
  ]);
  const [text] = await api.database.sql`select id from legal_text limit 1`;
  const change = api.database.sql`update legal_text set body = 'another' where id = ${text?.id}`;
  await expect(change).rejects.toThrow('append-only');
  const short = await call(api, 'shop.setText', { page: 'terms', locale: 'en', body: 'x' }, owner);
  expect(short).toMatchObject({ errorCode: 'invalid_input' });
});

test('a slug is one’s own: another’s is refused, and the old address leads nowhere', async () => {
  const other = await makeSeller(api.db);
  const taken = await call(api, 'shop.setSlug', { slug: `blue-door-${other.botTelegramId}` }, owner);
  expect(taken).toMatchObject({ status: 409, errorCode: 'conflict' });
  expect(await call(api, 'shop.setSlug', { slug: 'Not a slug' }, owner)).toMatchObject({
    errorCode: 'invalid_input',
  });
  const mine = `the-door-${seller.botTelegramId}`;
  expect((await call(api, 'shop.setSlug', { slug: mine }, owner)).data).toEqual({ slug: mine });
  expect((await call(api, 'shop.creator', { creator: mine })).status).toBe(200);
  expect((await call(api, 'shop.creator', { creator: slug })).status).toBe(404);
  expect((await call(api, 'shop.settings', {}, owner)).data).toMatchObject({ slug: mine, identity: null });
});

test('an organisation gets its slug from its name, whoever has it already', async () => {
  const name = `Écran ${seller.botTelegramId}`;
  const { caller } = await signUp(api);
  const [first, second] = await Promise.all(
    [1, 2].map(async () => (await call(api, 'organisation.create', { name }, caller)).data as { id: string }),
  );
  const rows = await api.database
    .sql`select slug from organisation where id in (${first?.id ?? ''}, ${second?.id ?? ''}) order by slug`;
  expect(rows.map((row) => row.slug)).toEqual([
    `ecran-${seller.botTelegramId}`,
    `ecran-${seller.botTelegramId}-2`,
  ]);
});

test('consent is recorded with the order, with its words, before Stripe hears of it', async () => {
  const { consent, id: planId } = await shopPlan('fr');
  expect(consent.text).toContain('Blue Door');
  const agreed = { version: consent.version, locale: 'fr' };
  api.stripe.state.down = true;
  const failed = await call(api, 'checkout.create', {
    planId,
    consent: agreed,
    idempotencyKey: `key ${slug}`,
  });
  api.stripe.state.down = false;
  expect(failed).toMatchObject({ errorCode: 'provider_unavailable' });
  const { organisationId } = seller;
  const rows = await api.database.sql`
    select k.locale, k.at is not null as at, c.body, t.kind as terms, w.kind as withdrawal from order_consent k
    join legal_text c on c.id = k.consent_text_id join legal_text t on t.id = k.terms_text_id
    join legal_text w on w.id = k.withdrawal_text_id where k.organisation_id = ${organisationId}`;
  expect(rows).toMatchObject([
    { locale: 'fr', at: true, body: consent.text, terms: 'terms', withdrawal: 'withdrawal' },
  ]);
  const again = await call(api, 'checkout.create', {
    planId,
    consent: agreed,
    idempotencyKey: `key ${slug}`,
  });
  expect(again.status).toBe(200);
  expect(await versions()).toHaveLength(3);
});

test('what was not read is not agreed to', async () => {
  const { consent, id: planId } = await shopPlan();
  const ask = (version: string, locale: string) =>
    call(api, 'checkout.create', { planId, consent: { version, locale } });
  expect(await ask(consent.version, 'fr')).toMatchObject({ errorCode: 'conflict' });
  await call(api, 'shop.setIdentity', { identity }, owner);
  expect(await ask(consent.version, 'en')).toMatchObject({ errorCode: 'conflict' });
  expect((await ask((await shopPlan()).consent.version, 'en')).status).toBe(200);
});

test.each([
  ['/c/:slug', { found: true, title: 'Blue Door on Telegram', hidden: false }],
  ['/c/:slug/monthly', { found: true, title: 'monthly · Blue Door', canonical: '/c/:slug/monthly' }],
  ['/buy/:plan', { found: true, title: 'monthly · Blue Door', canonical: '/c/:slug/monthly' }],
  ['/c/:slug/legal/terms', { found: true, title: 'Terms · Blue Door', hidden: true }],
  ['/c/:slug/legal/nothing', { found: false }],
  ['/c/:slug/no-such-plan', { found: false }],
  ['/c/:slug/monthly/more', { found: false }],
  ['/c/nobody', { found: false }],
  ['/c/%E0%A4%A', { found: false }],
  ['/buy/pln_none', { found: false }],
  ['/', { found: true, hidden: false }],
  ['/member', { found: true, hidden: true }],
] as const)('link preview of %s', async (path, meta) => {
  const fill = (text: string) => text.replace(':slug', slug).replace(':plan', seller.plans.monthly.planId);
  const { data } = await call(api, 'shop.meta', { path: fill(path), locale: 'en' });
  expect(data).toMatchObject({ ...meta, ...('canonical' in meta && { canonical: fill(meta.canonical) }) });
  const french = await call(api, 'shop.meta', { path: fill(path), locale: 'fr' });
  expect(french.data).toMatchObject({ found: meta.found, locale: 'fr' });
});
