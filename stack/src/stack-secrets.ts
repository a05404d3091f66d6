import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  AUTH_SECRET: z.string(),
  ENCRYPTION_KEY: z.string(),
  SERVICE_TOKEN: z.string(),
  TELEGRAM_WEBHOOK_SECRET: z.string(),
  STRIPE_SECRET_KEY: z.string(),
  STRIPE_WEBHOOK_SECRET: z.string(),
  TELEGRAM_BOT_TOKEN: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/** This stack's own secrets, made once and kept in a file only its owner can read. The last three are the sandbox's. */
export function stackSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets: Secrets = {
    AUTH_SECRET: random(),
    ENCRYPTION_KEY: random(),
    SERVICE_TOKEN: random(),
    TELEGRAM_WEBHOOK_SECRET: random(),
    STRIPE_SECRET_KEY: `sk_test_${randomBytes(24).toString('hex')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
    TELEGRAM_BOT_TOKEN: `${randomInt(1_000_000_000, 8_000_000_000)}:AA${randomBytes(25).toString('base64url').slice(0, 33)}`,
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function random(): string {
  return randomBytes(32).toString('hex');
}
