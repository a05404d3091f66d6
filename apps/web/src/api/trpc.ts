import type { AppRouter } from '@latchkey/api/router';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

type Outputs = inferRouterOutputs<AppRouter>;
export type SystemStatus = Outputs['system']['status'];
export type PublicPlan = Outputs['checkout']['plan'];
export type OrderStatus = Outputs['checkout']['status'];
export type MemberPage = Outputs['subscriber']['list'];
export type MemberRow = MemberPage['items'][number];
export type Member = Outputs['subscriber']['get'];
export type TimelineItem = Outputs['subscriber']['timeline']['items'][number];
export type PaymentRow = Outputs['payment']['list']['items'][number];
export type SupportRequest = Outputs['support']['list'][number];
export type DisputeRow = Outputs['dispute']['list']['items'][number];
export type ImportPreview = Outputs['import']['dryRun'];
