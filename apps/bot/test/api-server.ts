import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heard } from '@latchkey/contracts/conversation/asking';
import { OrderId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { type BroadcastChoiceView, botProcedures } from '@latchkey/contracts/procedures/bot';
import { chat } from '@latchkey/contracts/procedures/chat';
import type { ProcedureContract } from '@latchkey/contracts/procedures/procedure';
import type { StarsSubscriptionView } from '@latchkey/contracts/procedures/stars';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import type { z } from 'zod';

type AnswersOf<P extends Record<string, ProcedureContract>> = {
  [N in keyof P]: (
    input: z.output<P[N]['input']>,
  ) => z.input<P[N]['output']> | Promise<z.input<P[N]['output']>>;
};
export type Answers = AnswersOf<typeof botProcedures>;
export type ChatAnswers = AnswersOf<typeof chat>;
type Name = keyof Answers;
type ChatName = keyof ChatAnswers;

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
  heard: Heard | null;
}

/** The procedures the bot calls, made from the contracts, over HTTP. What they answer can be replaced. */
export async function startApiServer() {
  const stored: number[] = [];
  const calls: { name: Name | ChatName; input: unknown; correlationId: unknown }[] = [];
  const state: State = { down: false, chosenLocale: null, broadcastChoices: [], heard: null };
  const answers: Answers = {
    ingest: ({ update }) => {
      const duplicate = stored.includes(update.update_id);
      if (!duplicate) stored.push(update.update_id);
      return { duplicate, chosenLocale: state.chosenLocale, heard: state.heard };
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

  const refuse = (): never => {
    throw new TRPCError({ code: 'NOT_FOUND' });
  };
  const chatAnswers: ChatAnswers = {
    standing: () => ({ accesses: [], purchases: [], pages: [] }),
    sellers: () => [],
    plans: () => [],
    offer: () => null,
    cancel: refuse,
    resume: refuse,
    changeOptions: refuse,
    previewChange: refuse,
    change: () => ({ kind: 'stale' }),
    beginWithdrawal: () => ({ kind: 'not_open' }),
    useKnownEmail: () => ({ kind: 'stale' }),
    withdraw: () => ({ kind: 'stale' }),
    receipts: () => [],
    beginSupport: refuse,
    erase: refuse,
    moves: () => ({ askPage: 'https://web.example.com/member', places: [] }),
    stopMove: () => ({ kind: 'unknown' }),
    stopAsking: () => undefined,
  };

  const router = buildRouter({ bot: answers, chat: chatAnswers }, (name, input, correlationId) =>
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
    chat: chatAnswers,
    calls,
    callsOf: (name: Name | ChatName) => calls.filter((call) => call.name === name).map((call) => call.input),
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

type OnCall = (name: Name | ChatName, input: unknown, correlationId: unknown) => void;

function buildRouter(answers: { bot: Answers; chat: ChatAnswers }, onCall: OnCall) {
  const t = initTRPC.context<Context>().create();
  const service = t.procedure.use(({ ctx, next }) => {
    if (ctx.authorization === `Bearer ${serviceToken}`) return next();
    throw new TRPCError({ code: 'UNAUTHORIZED' });
  });
  const make = (group: 'bot' | 'chat', name: string, contract: ProcedureContract) => {
    const work = async ({ input, ctx }: { input: unknown; ctx: Context }) => {
      onCall(name as Name, input, ctx.correlationId);
      const answer = answers[group][name as never] as (input: unknown) => unknown;
      return contract.output.parse(await answer(input));
    };
    const guarded = service.input(contract.input);
    return contract.type === 'query' ? guarded.query(work) : guarded.mutation(work);
  };
  const routerOf = (group: 'bot' | 'chat', contracts: Record<string, ProcedureContract>) =>
    t.router(
      Object.fromEntries(
        Object.entries(contracts).map(([name, contract]) => [name, make(group, name, contract)]),
      ),
    );
  return t.router({ bot: routerOf('bot', botProcedures), chat: routerOf('chat', chat) });
}
