import { createServer, type Server } from 'node:http';
import { type ErrorCode, LatchkeyError } from '@latchkey/contracts/errors';
import { checkout } from '@latchkey/contracts/procedures/checkout';
import { claim } from '@latchkey/contracts/procedures/claim';
import { system } from '@latchkey/contracts/procedures/system';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import type { z } from 'zod';

type Answer<Input, Output> = (input: Input) => Output;
/** What the stand-in says; a test changes it while it runs. A thrown LatchkeyError is answered as the api does. */
export interface Script {
  status: Answer<undefined, z.input<typeof system.status.output>>;
  plan: Answer<z.output<typeof checkout.plan.input>, z.input<typeof checkout.plan.output>>;
  create: Answer<z.output<typeof checkout.create.input>, z.input<typeof checkout.create.output>>;
  order: Answer<z.output<typeof checkout.status.input>, z.input<typeof checkout.status.output>>;
  claim: Answer<z.output<typeof claim.create.input>, z.input<typeof claim.create.output>>;
}

const t = initTRPC.context<{ script: Script }>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      errorCode: codeOf(error),
      correlationId: 'test-1',
    },
  }),
});
const open = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof LatchkeyError) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: result.error.message, cause: result.error.cause });
  }
  return result;
});

const router = t.router({
  system: {
    status: open
      .input(system.status.input)
      .output(system.status.output)
      .query(({ ctx }) => ctx.script.status(undefined)),
  },
  checkout: {
    plan: open
      .input(checkout.plan.input)
      .output(checkout.plan.output)
      .query(({ ctx, input }) => ctx.script.plan(input)),
    create: open
      .input(checkout.create.input)
      .output(checkout.create.output)
      .mutation(({ ctx, input }) => ctx.script.create(input)),
    status: open
      .input(checkout.status.input)
      .output(checkout.status.output)
      .query(({ ctx, input }) => ctx.script.order(input)),
  },
  claim: {
    create: open
      .input(claim.create.input)
      .output(claim.create.output)
      .mutation(({ ctx, input }) => ctx.script.claim(input)),
  },
});

/** An api that says what a test wants, over real HTTP and by the real contracts. */
export async function startStandInApi(script: Script, port = 0): Promise<{ url: string; close(): void }> {
  const handle = createHTTPHandler({
    router,
    basePath: '/trpc/',
    createContext: () => ({ script }),
  });
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (request.url?.startsWith('/trpc/')) handle(request, response);
    else response.writeHead(502).end('<h1>Bad gateway</h1>');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function codeOf(error: TRPCError): ErrorCode {
  if (error.cause instanceof LatchkeyError) return error.cause.code;
  return error.code === 'BAD_REQUEST' ? 'invalid_input' : 'internal';
}
