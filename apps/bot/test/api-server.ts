import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OrderId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { type BroadcastChoiceView, botProcedures } from '@latchkey/contracts/procedures/bot';
import type { StarsSubscriptionView } from '@latchkey/contracts/procedures/stars';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import type { z } from 'zod';

type Procedures = typeof botProcedures;
type Name = keyof Procedures;
export type Answers = {
  [N in Name]: (
    input: z.output<Procedures[N]['input']>,
  ) => z.input<Procedures[N]['output']> | Promise<z.input<Procedures[N]['output']>>;
};

function starsSubscription(
  id: StarsSubscriptionView['id'],
  renewal: StarsSubscriptionView['renewal'],
): StarsSubscriptionView {
  const orderId = OrderId.parse(`ord_${'0'.repeat(26)}`);
  return { id, orderId, plan: 'Gold', stars: 250, paidThrough: null, renewal, refusal: null };
}

export const serviceToken = 'service-token-of-more-than-thirty-two-letters';

interface State {
  down: boolean;
  chosenLocale: Locale | null;
  broadcastChoices: BroadcastChoiceView[];
}

/** The procedures the bot calls, made from the contracts, over HTTP. What they answer can be replaced. */
export async function startApiServer() {
  const stored: number[] = [];
  const calls: { name: Name; input: unknown; correlationId: unknown }[] = [];
  const state: State = { down: false, chosenLocale: null, broadcastChoices: [] };
  const answers: Answers = {
    ingest: ({ update }) => {
      const duplicate = stored.includes(update.update_id);
      if (!duplicate) stored.push(update.update_id);
      return { duplicate, chosenLocale: state.chosenLocale };
    },
    hello: () => ({ known: true }),
    chooseLanguage: () => undefined,
    registered: () => ({ revision: 'none', bots: [] }),
    tokenRejected: () => undefined,
    start: () => ({ kind: 'memberships', memberships: [], pages: [] }),
    joinRequest: () => ({ answer: 'leave' }),
    joinAnswered: () => undefined,
    starsInvoice: () => ({ kind: 'refused', reason: 'not_on_sale' }),
    preCheckout: () => ({ ok: true }),
    starsSubscriptions: () => [],
    cancelStars: ({ subscriptionId }) => starsSubscription(subscriptionId, 'cancelling'),
    reopenStars: ({ subscriptionId }) => starsSubscription(subscriptionId, 'reopening'),
    actOnAlert: () => ({ outcome: 'unknown', by: null }),
    stats: () => [],
    broadcastChoices: () => state.broadcastChoices,
    chooseBroadcasts: ({ organisationId, wanted }) =>
      state.broadcastChoices.map((each) =>
        each.organisationId === organisationId ? { ...each, wanted } : each,
      ),
  };

  const router = buildRouter(answers, (name, input, correlationId) =>
    calls.push({ name, input, correlationId }),
  );
  const handler = createHTTPHandler({
    router,
    basePath: '/trpc/',
    createContext: ({ req }) => ({
      authorization: req.headers.authorization,
      correlationId: req.headers['x-correlation-id'],
    }),
  });
  const server = createServer((request, response) => {
    if (state.down) request.socket.destroy();
    else if (request.url === '/healthz') response.end('{}');
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    calls,
    callsOf: (name: Name) => calls.filter((call) => call.name === name).map((call) => call.input),
    /** Ids of the updates stored, in the order in which they came. */
    stored,
    state,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type ApiServer = Awaited<ReturnType<typeof startApiServer>>;

interface Context {
  authorization: string | undefined;
  correlationId: unknown;
}

function buildRouter(answers: Answers, onCall: (name: Name, input: unknown, correlationId: unknown) => void) {
  const t = initTRPC.context<Context>().create();
  const service = t.procedure.use(({ ctx, next }) => {
    if (ctx.authorization === `Bearer ${serviceToken}`) return next();
    throw new TRPCError({ code: 'UNAUTHORIZED' });
  });
  const make = <N extends Name>(name: N) => {
    const reply = async ({ input, ctx }: { input: unknown; ctx: Context }) => {
      onCall(name, input, ctx.correlationId);
      const answer = answers[name] as (input: unknown) => unknown;
      return botProcedures[name].output.parse(await answer(input));
    };
    const taking = service.input(botProcedures[name].input);
    return botProcedures[name].type === 'query' ? taking.query(reply) : taking.mutation(reply);
  };
  const names = Object.keys(botProcedures) as Name[];
  return t.router({ bot: t.router(Object.fromEntries(names.map((name) => [name, make(name)]))) });
}
