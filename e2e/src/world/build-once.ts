import { buildApps } from '@latchkey/stack/run-turbo';

/** The worlds of all files run the same build. What has not changed comes from the cache. */
export async function setup(): Promise<void> {
  await buildApps(['sandbox', 'api', 'worker', 'bot', 'web']);
}
