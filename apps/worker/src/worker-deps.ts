import type { ChannelGateway } from '@latchkey/access/channel/channel-gateway';
import type { ReconcileDeps } from '@latchkey/access/reconcile/reconcile-deps';
import type { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import type { Bots } from './telegram/bots.ts';

/** What the handlers are given. */
export interface WorkerDeps extends ReconcileDeps {
  stripe: ReturnType<typeof createStripeClient>;
  channels: ChannelGateway;
  bots: Bots;
}
