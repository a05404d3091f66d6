import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitor } from '../tour/open-visitor.ts';
import { shoot } from '../tour/shoot.ts';
import { shown } from '../tour/shown.ts';
import { violationsOn } from '../tour/violations-on.ts';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { mailbox } from '../world/mailbox.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

const browser = await openChromium();
let world: TestWorld;
let web: string;

beforeAll(async () => {
  if (!browser) return;
  world = await openWorld();
  web = world.stack.urls.web;
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const mailOf = (address: string) => mailbox(world.stack.urls.sandbox, address);

/** Goes on with Tab until something has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const outline = await wanted.evaluate(focusOutlineOf);
    if (outline === null) continue;
    expect([String(wanted), outline]).toEqual([String(wanted), 'solid']);
    return;
  }
  throw new Error(`the keyboard does not lead to ${wanted}`);
}

/** What is used of an element: the types of the browser's own are not known to programs of Node. */
interface InPage {
  ownerDocument: {
    activeElement: unknown;
    defaultView: { getComputedStyle(of: unknown): { outlineStyle: string } } | null;
  };
}

/** The outline of what has the focus; null: it has not. Runs in the page. */
function focusOutlineOf(element: unknown): string | null {
  const { activeElement, defaultView } = (element as InPage).ownerDocument;
  return element === activeElement ? (defaultView?.getComputedStyle(element).outlineStyle ?? '') : null;
}

async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

async function violations(page: Page): Promise<string[]> {
  await shown(page);
  return violationsOn(page);
}

test.skipIf(!browser)(
  'by keyboard alone: order, come in, and withdraw in two steps from the link in the mail; the receipt is a mail',
  async () => {
    if (!browser) return;
    const email = 'grace@example.com';
    const { page, complaints, close } = await openVisitor(browser);
    await page.goto(`${web}/c/sample-creator/monthly`);
    await press(page, page.getByRole('checkbox'), 'Space');
    await press(page, page.getByRole('button', { name: /obligation to pay/ }));
    await page.getByLabel('E-mail').fill(email);
    await press(page, page.getByRole('button', { name: 'Subscribe' }));
    await page.waitForURL(/checkout\/done/);
    const open = page.getByRole('link', { name: 'Open Telegram' });
    await tabTo(page, open);
    const buyer = await createBuyer(world);
    await world.sandbox.open(buyer.userId, (await open.getAttribute('href')) ?? '');
    await buyer.granted();
    await buyer.ask();
    await buyer.until('inside', (access) => access.joinedAt !== null);

    // Away from the page that asks how the order stands, and as somebody in another browser.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await page.goto(await mailOf(email).link(/Your purchase: Monthly/));
    await page.getByText('You are in').waitFor();
    expect(page.url()).toBe(`${web}/member`);
    await shoot(page, 'member');
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Move to another Telegram account' }));
    await press(page, page.getByRole('button', { name: `Send a code to ${email}` }));
    await page.getByLabel('Code of six digits').fill(await mailOf(email).code(/is your code/));
    await press(page, page.getByRole('button', { name: 'Continue' }));
    await press(page, page.getByRole('button', { name: 'Begin to move' }));
    await page.getByText('have been told').waitFor();
    expect(await violations(page)).toEqual([]);
    await mailOf(email).mail(/is to move to another Telegram account/);
    await press(page, page.getByRole('button', { name: 'Stop the move' }));
    await page.getByText('was stopped on this page').waitFor();
    await press(page, page.getByRole('link', { name: 'Withdraw from contract here' }));
    await page.getByRole('heading', { name: 'Withdraw from contract' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Confirm withdrawal' }));
    await page.getByText('Please fill this in.').waitFor();
    await page.keyboard.type('Grace Example');
    await shoot(page, 'withdraw');
    await press(page, page.getByRole('button', { name: 'Confirm withdrawal' }));
    await page.getByRole('heading', { name: 'Your withdrawal was received' }).waitFor();
    await shoot(page, 'withdrawn');

    const receipt = await mailOf(email).mail(/Your withdrawal was received/);
    for (const words of ['Name: Grace Example', 'Contract: Monthly', 'Received: ', 'You get back: €']) {
      expect(receipt.text).toContain(words);
    }
    await buyer.revoked();
    expect(await buyer.inChat()).toBe('left');
    await press(page, page.getByRole('link', { name: 'To my memberships' }));
    await page.getByText('was given back').waitFor();
    expect(complaints).toEqual([]);
    await close();
  },
);

test.skipIf(!browser)(
  'in French: order, the way back by mail, cancel and keep after all, and a copy of one’s data by a code',
  async () => {
    if (!browser) return;
    const email = 'elodie@example.com';
    const { page, complaints, close } = await openVisitor(browser, { locale: 'fr-FR', look: 'dark' });
    await page.goto(`${web}/c/sample-creator/monthly`);
    await page.getByText('TTC').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /Commander avec obligation de paiement/ }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('heading', { name: 'Payé. Il reste une étape' }).waitFor();
    await mailOf(email).link(/Votre achat/);

    await page.goto(`${web}/member`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'M’envoyer le lien' }).click();
    await page.getByRole('heading', { name: 'Consultez votre messagerie' }).waitFor();
    await page.goto(await mailOf(email).link(/Votre page chez Sample Creator/));
    await page.getByText('Prochain paiement').waitFor();
    await shoot(page, 'member-french-dark');
    await page.getByRole('button', { name: 'Résilier l’abonnement' }).click();
    await page.getByRole('button', { name: 'Résilier à la fin de la période' }).click();
    await page.getByText('Il prend fin le').waitFor();
    await page.getByRole('button', { name: 'Le garder finalement' }).click();
    await page.getByText('Prochain paiement').waitFor();

    await page.getByRole('button', { name: 'Montrez que c’est vous' }).click();
    await page.getByRole('button', { name: `Envoyer un code à ${email}` }).click();
    const code = await mailOf(email).code(/est votre code/);
    await page.getByLabel('Code à six chiffres').fill(code);
    await page.getByRole('button', { name: 'Continuer' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger mes données' }).click();
    expect((await download).suggestedFilename()).toBe('my-data.json');
    await page.getByRole('button', { name: 'Changer de carte' }).click();
    await page.getByRole('heading', { name: 'Your subscriptions' }).waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.waitForURL(`${web}/member`);
    // The page for members was opened once without being known: the browser notes the refusal.
    expect(complaints).toEqual([expect.stringContaining('401')]);
    await close();
  },
);
