import type { ProviderGateway } from '@latchkey/access/brake/provider-gateway';
import type { ChannelGateway } from '@latchkey/access/channel/channel-gateway';
import type { ReconcileDeps } from '@latchkey/access/reconcile/reconcile-deps';
import type { StarsGateway } from '@latchkey/access/stars/stars-gateway';
import type { createStripeClient } from '@latchkey/billing/stripe/create-stripe-client';
import type { Mailer } from '@latchkey/mail/create-mailer';
import type { Bots } from './telegram/bots.ts';

/** What the handlers are given. */
export interface WorkerDeps extends ReconcileDeps {
  stripe: ReturnType<typeof createStripeClient>;
  provider: ProviderGateway;
  channels: ChannelGateway;
  stars: StarsGateway;
  bots: Bots;
  mailer: Mailer;
  /** What links and codes to the member's page are made of. */
  links: { secret: string; publicWebUrl: string };
}
