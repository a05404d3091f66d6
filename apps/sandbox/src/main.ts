import { createLogger } from '@latchkey/runtime/create-logger';
import { onShutdown } from '@latchkey/runtime/shutdown';
import { readEnv } from './env.ts';
import { createSandbox } from './sandbox.ts';

const env = readEnv();
const logger = createLogger({ name: 'sandbox', level: env.LOG_LEVEL });
const host = env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST;

const { app } = await createSandbox({
  logger,
  publicUrl: env.PUBLIC_SANDBOX_URL ?? `http://${host}:${env.PORT}`,
  botToken: env.TELEGRAM_BOT_TOKEN,
  dataFile: env.SANDBOX_DATA_FILE,
  host: env.HOST,
  smtpPort: env.SANDBOX_SMTP_PORT,
  webhookUrl: env.SANDBOX_WEBHOOK_URL,
  webhookSecret: env.STRIPE_WEBHOOK_SECRET[0],
});

onShutdown({ logger }, () => app.close());
await app.listen({ host: env.HOST, port: env.PORT });
