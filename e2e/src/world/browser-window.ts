import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

/** Chromium from the system or from Playwright's own store; null, with the reason printed, where there is none. */
export async function openChromium(): Promise<Browser | null> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = installed.find((path) => existsSync(path)) ?? chromium.executablePath();
  if (!existsSync(executablePath)) {
    process.stdout.write(
      'e2e: no browser tests, because neither a system Chromium nor one of Playwright is here\n',
    );
    return null;
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
