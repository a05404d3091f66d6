import type { Page } from '@playwright/test';

/** Waits until a page has what it fetches: nothing is said to be loading, and nothing moves any more. */
export async function shown(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForFunction(
    "document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)",
  );
}
