import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shown } from './shown.ts';

/** For who wants to look at what a test saw: into the folder SCREENSHOT_DIR. Nothing without it. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOT_DIR;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await shown(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
