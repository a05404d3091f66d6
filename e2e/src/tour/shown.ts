import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const moves =
  "document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getTiming().iterations !== Infinity)";

/** Waits until a page has what it fetches: nothing is said to be loading, and nothing moves any more. */
export async function shown(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await still(page);
}

/** Waits until nothing moves or changes its colour any more. */
export async function still(page: Page): Promise<void> {
  // Asked from here: what the page would ask itself again and again, its policy for scripts forbids.
  while (await page.evaluate(moves)) await sleep(50);
}
