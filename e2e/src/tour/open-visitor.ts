import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { type Look, looks } from './looks.ts';

export interface Visitor {
  page: Page;
  /** What the console complained about so far. */
  complaints: string[];
  close(): Promise<void>;
}

/**
 * Somebody at a browser.
 *
 * @param session headers of somebody who is signed in at `apiUrl` (`signIn`): the visitor is that person
 */
export async function openVisitor(
  browser: Browser,
  { look = 'light', locale = 'en-GB', session }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ ...(looks[look] as BrowserContextOptions), locale });
  if (session) await context.addCookies(cookiesOf(session));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, close: () => context.close() };
}

interface VisitorOptions {
  look?: Look;
  locale?: string;
  session?: { apiUrl: string; cookie: string };
}

function cookiesOf({ apiUrl, cookie }: { apiUrl: string; cookie: string }) {
  return cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: apiUrl };
  });
}
