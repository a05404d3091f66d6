import type { FastifyInstance } from 'fastify';

/** `degraded`: the process does its work without it; `down`: it must get no traffic. */
export type Check = 'ok' | 'degraded' | 'down';
export type Readiness = () => Promise<Record<string, Check>>;

const timeLimitMs = 2_000;

/** `GET /healthz`: the process lives. `GET /readyz`: it can work; 503 when one of its checks is down. */
export function addHealthRoutes(app: FastifyInstance, readiness: Readiness = async () => ({})): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    const checks = await ask(readiness).catch((error: unknown) => {
      request.log.error({ err: error }, 'readiness could not be determined');
      return { readiness: 'down' as const };
    });
    const status = worst(Object.values(checks));
    return reply.code(status === 'down' ? 503 : 200).send({ status, checks });
  });
}

async function ask(readiness: Readiness): Promise<Record<string, Check>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeLimitMs} ms`)), timeLimitMs);
  });
  return Promise.race([readiness(), tooLate]).finally(() => clearTimeout(timer));
}

function worst(checks: readonly Check[]): Check {
  if (checks.includes('down')) return 'down';
  return checks.includes('degraded') ? 'degraded' : 'ok';
}
