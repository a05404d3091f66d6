import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkout } from '../checkout.ts';

const onSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const limitMs = 180_000;

/**
 * Makes sure that the browser tests have a browser: the system's, Playwright's own from an earlier time, or Playwright's fetched
 * now. @returns one line that says how it went; null where there was one already
 */
export async function installChromium(): Promise<string | null> {
  if (onSystem.some((path) => existsSync(path)) || hasOwn()) return null;
  const cli = join(
    dirname(createRequire(join(checkout, 'e2e', 'package.json')).resolve('@playwright/test')),
    'cli.js',
  );
  const child = spawn(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: limitMs,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  if (code === 0) return 'a Chromium of Playwright was installed for the browser tests';
  const why = /Error: (.+)/.exec(said)?.[1] ?? `it ended with ${code ?? 'no code'}`;
  return `no browser tests: there is no Chromium, and Playwright could not install one (${why})`;
}

/** Playwright marks what it has fetched whole. */
function hasOwn(): boolean {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  const browsers = existsSync(folder) ? readdirSync(folder) : [];
  return browsers.some(
    (name) => name.startsWith('chromium') && existsSync(join(folder, name, 'INSTALLATION_COMPLETE')),
  );
}
