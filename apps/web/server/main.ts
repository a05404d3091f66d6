import { fileURLToPath } from 'node:url';
import { createLogger } from '@latchkey/runtime/create-logger';
import { onShutdown } from '@latchkey/runtime/shutdown';
import { createAskMeta } from './ask-meta.ts';
import { createWebServer } from './create-web-server.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const logger = createLogger({ name: 'web', level: env.LOG_LEVEL });
const app = await createWebServer({
  logger,
  clientDir: fileURLToPath(new URL('client', import.meta.url)),
  publicApiUrl: env.PUBLIC_API_URL,
  publicWebUrl: env.PUBLIC_WEB_URL,
  publicSandboxUrl: env.PUBLIC_SANDBOX_URL ?? null,
  askMeta: createAskMeta(env.PUBLIC_API_URL),
});
onShutdown({ logger }, () => app.close());
await app.listen({ port: env.PORT, host: env.HOST });
