import type { AppRouter } from '@latchkey/api/router';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

type Outputs = inferRouterOutputs<AppRouter>;
export type SystemStatus = Outputs['system']['status'];
export type PublicPlan = Outputs['checkout']['plan'];
export type OrderStatus = Outputs['checkout']['status'];
