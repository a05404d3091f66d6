import { LatchkeyError } from '@latchkey/contracts/errors';
import { OrganisationId } from '@latchkey/contracts/ids';
import type { Permission } from '@latchkey/contracts/permissions';
import type { ProcedureContract, ProcedureKind } from '@latchkey/contracts/procedures/procedure';
import {
  TRPCError,
  type TRPCMutationProcedure,
  type TRPCQueryProcedure,
  type TRPCSubscriptionProcedure,
  tracked,
} from '@trpc/server';
import { z } from 'zod';
import { trpcCodes } from '../errors/error-codes.ts';
import { authorize, type Grant } from '../principal/authorize.ts';
import type { Context } from './context.ts';
import { trpc } from './trpc.ts';
import type { StreamEvent, UseCase, UseCases } from './use-cases.ts';

type Types<C extends ProcedureContract> = {
  meta: { permission: Permission };
  input: z.input<C['input']>;
  output: z.output<C['output']>;
};

type StreamTypes<C extends ProcedureContract> = Omit<Types<C>, 'output'> & {
  // As callers see what `tracked` gives.
  output: AsyncIterable<{ id: string; data: z.output<C['output']> }, void, void>;
};

type ProcedureOf<C extends ProcedureContract> = C['type'] extends 'query'
  ? TRPCQueryProcedure<Types<C>>
  : C['type'] extends 'mutation'
    ? TRPCMutationProcedure<Types<C>>
    : TRPCSubscriptionProcedure<StreamTypes<C>>;

/** What a use case is, whatever its contract: `UseCase` holds each to its own. */
type AnyUseCase = (call: object, input: unknown) => unknown;

/** A procedure as its contract says: permission, input and output from there, the work from a use case. */
export function define<C extends ProcedureContract>(
  contract: C,
  useCaseOf: (useCases: UseCases) => UseCase<C>,
): ProcedureOf<C> {
  const { permission } = contract;
  const guarded = trpc.procedure
    .meta({ permission })
    .use(async ({ ctx, next }) => {
      const result = await next();
      if (result.ok) return result;
      throw explained(result.error, ctx);
    })
    .use(async ({ ctx, type, getRawInput, next }) => {
      if (type === 'mutation' && ctx.foreignOrigin) throw foreignOrigin();
      if (permission === 'public') return next({ ctx: { call: callOf(ctx, null) } });
      const named = NamedOrganisation.safeParse(await getRawInput()).data?.organisationId ?? null;
      const caller = await (isOfMember(permission) ? ctx.buyer() : ctx.principal());
      return next({ ctx: { call: callOf(ctx, authorize(caller, permission, named)) } });
    })
    .input(contract.input);
  type Resolving = { ctx: Context & { call: object }; input: unknown };
  const work = ({ ctx, input }: Resolving, more?: object): unknown =>
    (useCaseOf(ctx.useCases) as AnyUseCase)({ ...ctx.call, ...more }, input);
  const build = {
    query: () => guarded.output(contract.output).query((of) => work(of)),
    mutation: () => guarded.output(contract.output).mutation((of) => work(of)),
    subscription: () =>
      guarded.subscription((of) => streamOf(contract, work(of, { signal: of.signal }) as Events)),
  } as const satisfies Record<ProcedureKind, () => unknown>;
  return build[contract.type]() as unknown as ProcedureOf<C>;
}

type Events = AsyncIterable<StreamEvent<unknown>>;

/** The output of a subscription is checked event by event. */
async function* streamOf({ output }: ProcedureContract, events: Events) {
  for await (const { id, data } of events) yield tracked(id, output.parse(data));
}

// What tRPC says by itself (input that does not fit, for instance) stays; what was thrown in our code is explained.
function explained(error: TRPCError, ctx: Context): TRPCError {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const cause = ctx.explain(error.cause ?? error);
  return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
}

/** A browser may have the member's page open and be a creator's as well: each asks as who it is there. */
function isOfMember(permission: Permission): boolean {
  return permission === 'membership:use' || permission === 'membership:own';
}

const NamedOrganisation = z.object({ organisationId: OrganisationId });

/** What a use case of this permission is told; `CallWith` in use-cases.ts is its type. */
function callOf(ctx: Context, grant: Grant | null): object {
  const { correlationId, address, purchase, member, principal } = ctx;
  if (grant === null) return { correlationId, address, purchase, member, principal };
  if ('session' in grant.principal) {
    return { correlationId, principal: grant.principal, session: grant.principal.session };
  }
  if (grant.principal.kind === 'mini_app') {
    const { botTelegramId, person } = grant.principal;
    return { correlationId, botTelegramId, person };
  }
  if (grant.organisationId !== null) {
    return { correlationId, principal: grant.principal, organisationId: grant.organisationId };
  }
  return grant.principal.kind === 'user'
    ? { correlationId, userId: grant.principal.userId }
    : { correlationId };
}

function foreignOrigin(): LatchkeyError {
  return new LatchkeyError('origin_not_allowed', 'This page may not act for you here.');
}
