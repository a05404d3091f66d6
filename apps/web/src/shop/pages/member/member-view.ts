import type { AppRouter } from '@latchkey/api/router';
import type { inferRouterOutputs } from '@trpc/server';

/** What the api says of a person's purchases. */
export type MemberView = inferRouterOutputs<AppRouter>['member']['view'];
export type Move = MemberView['moves'][number];
export type Purchase = MemberView['purchases'][number];
export type Subscription = NonNullable<Purchase['subscription']>;
