import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitor, type Visitor } from '../tour/open-visitor.ts';
import { shoot } from '../tour/shoot.ts';
import { createApi, signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { mailbox } from '../world/mailbox.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

const browser = await openChromium();
let world: TestWorld;
let web: string;
/** The sample's owner; signed in once, because that is limited. */
let owner: { cookie: string };

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
  web = world.stack.urls.web;
  const { cookie = '' } = await signIn(world.stack.urls.api, web, world.seeded.creator);
  owner = { cookie };
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function visit(session?: { cookie: string }): Promise<Visitor> {
  if (!browser) throw new Error('no browser');
  const { api } = world.stack.urls;
  return openVisitor(browser, session ? { session: { apiUrl: api, ...session } } : {});
}

const mailOf = (address: string) => mailbox(world.stack.urls.sandbox, address);

/** Who sits at a browser, as the api knows them. */
async function cookieOf(page: Page): Promise<{ cookie: string; origin: string }> {
  const cookies = await page.context().cookies(world.stack.urls.api);
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: web };
}

test.skipIf(!browser)('sign-up, a link by mail, and the welcome at the first login', async () => {
  const { page, complaints, close } = await visit();
  const email = 'nadia@example.com';
  await page.goto(`${web}/sign-up`);
  await page.getByLabel('Your name').fill('Nadia');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Without a password' }).click();
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
  await shoot(page, 'link-sent');
  await page.goto(await mailOf(email).link(/link to sign in/));
  await page.getByRole('heading', { name: 'Welcome to Latchkey, Nadia' }).waitFor();
  await shoot(page, 'welcome');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Please fill this in.').waitFor();
  await page.getByLabel('The name of what you sell').fill('Nadia’s Notes');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/o\/org_\w+\/onboarding/);
  // Signed in for good: the address without anything leads to the organisation.
  await page.goto(`${web}/dashboard`);
  await page.waitForURL(/\/o\/org_\w+$/);
  await page.getByRole('button', { name: 'Nadia’s Notes' }).first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test.skipIf(!browser)(
  'a link opened in another browser signs in by a press only, and only once',
  async () => {
    const { page, close } = await visit();
    const email = 'nadia@example.com';
    await fetch(`${world.stack.urls.api}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: web },
      body: JSON.stringify({ email, callbackURL: '/account' }),
    });
    const link = await mailOf(email).link(/link to sign in/);
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in now' }).click();
    await page.waitForURL(`${web}/account`);
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    const again = await visit();
    await again.page.goto(link);
    await again.page.getByRole('button', { name: 'Sign in now' }).click();
    await again.page.getByText('was used already, or is too old').waitFor();
    await again.close();
    await close();
  },
);

test.skipIf(!browser)(
  'too many passwords: said plainly with when to try again, and then it works',
  async () => {
    const { page, close } = await visit();
    const { email, password } = world.seeded.creator;
    await page.goto(`${web}/sign-in?next=/account`);
    await page.getByLabel('E-mail').fill(email);
    const attempt = async (typed: string) => {
      await page.getByLabel('Password', { exact: true }).fill(typed);
      const answered = page.waitForResponse(/sign-in\/email/);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      return (await answered).status();
    };
    // Three in ten seconds, of which others in this file may have used some.
    const answers = [await attempt('mistyped')];
    while (answers.at(-1) === 401 && answers.length < 4) answers.push(await attempt('mistyped'));
    expect(answers.at(-1)).toBe(429);
    await page.getByText(/You can try again in \d+ seconds?\./).waitFor();
    await shoot(page, 'limited');
    await page.getByText('You can try again now.').waitFor({ timeout: 15_000 });
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    expect(await attempt(password)).toBe(200);
    await page.waitForURL(`${web}/account`);
    await close();
  },
);

test.skipIf(!browser)(
  'a colleague is invited as Support, accepts, and sees what Support may see',
  async () => {
    const host = await visit(owner);
    const { organisationId } = world.seeded;
    const team = `${web}/o/${organisationId}/settings/team`;
    await host.page.goto(team);
    await host.page.getByRole('button', { name: 'Invite somebody' }).first().click();
    const dialog = host.page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('sam@example.com');
    expect(await dialog.getByRole('radio', { name: /^Support/ }).isChecked()).toBe(true);
    await shoot(host.page, 'invite');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await host.page.getByText('good until').waitFor();

    const colleague = await visit();
    const { page } = colleague;
    await page.goto(await mailOf('sam@example.com').link(/invites you to/));
    await page.getByRole('heading', { name: 'Join Sample Creator' }).waitFor();
    await shoot(page, 'invitation');
    await page.getByLabel('Your name').fill('Sam');
    await page.getByLabel('Password', { exact: true }).fill('a few words of mine');
    await page.getByRole('button', { name: 'Create account and join' }).click();
    await page.waitForURL(`${web}/o/${organisationId}`);
    await page.goto(team);
    await page.getByText('sam@example.com').waitFor();
    expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
    expect(await page.getByRole('combobox').count()).toBe(0);
    // Neither the danger zone nor Stripe is among the settings, and nothing in them can be saved.
    for (const name of ['Danger zone', 'Stripe and taxes'])
      expect(await page.getByRole('link', { name }).count()).toBe(0);
    await page.goto(`${web}/o/${organisationId}/settings/shop`);
    await page.getByText('an owner or admin changes it').first().waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.goto(`${web}/o/${organisationId}/plans`);
    await page.getByRole('heading', { name: 'Monthly', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'New plan' }).count()).toBe(0);
    // What is not shown is not allowed either.
    const sam = createApi(world.stack.urls.api, await cookieOf(page));
    const forbidden = [
      () => sam.organisation.close.mutate({ organisationId, typedName: 'Sample Creator' }),
      () => sam.shop.setSlug.mutate({ organisationId, slug: 'sam' }),
      () =>
        sam.team.invite.mutate({ organisationId, email: 'more@example.com', role: 'owner', locale: 'en' }),
    ];
    for (const act of forbidden)
      await expect(act()).rejects.toMatchObject({ data: { errorCode: 'not_allowed' } });
    await host.page.reload();
    await host.page.getByLabel('Role of Sam').waitFor();
    await shoot(host.page, 'team');
    expect([...colleague.complaints, ...host.complaints]).toEqual([]);
    await colleague.close();
    await host.close();
  },
);

test.skipIf(!browser)(
  'signed out while working: signing in again over the page keeps what was typed',
  async () => {
    const { api } = world.stack.urls;
    const { creator, organisationId } = world.seeded;
    const { page, close } = await visit(owner);
    await page.goto(`${web}/o/${organisationId}/settings/team`);
    await page.getByRole('button', { name: 'Invite somebody' }).first().click();
    await page.getByRole('dialog').getByLabel('E-mail').fill('later@example.com');
    await fetch(`${api}/api/auth/sign-out`, { method: 'POST', headers: { ...owner, origin: web } });
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    const again = page.getByRole('dialog', { name: 'You were signed out' });
    await again.waitFor();
    await shoot(page, 'signed-out');
    await again.getByLabel('Password', { exact: true }).fill(creator.password);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('You are signed in again. Go on where you were.', { exact: true }).waitFor();
    expect(await page.getByRole('dialog').getByLabel('E-mail').inputValue()).toBe('later@example.com');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText('later@example.com').first().waitFor();
    await mailOf('later@example.com').link(/invites you to/);
    await close();
  },
);
