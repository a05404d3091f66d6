import type { FastifyInstance } from 'fastify';
import type { SandboxClock } from '../clock.ts';
import type { StateSection } from '../state.ts';
import { accountControls } from './control/account-controls.ts';
import { checkoutControls } from './control/checkout-controls.ts';
import { createControls } from './control/control-routes.ts';
import { deliveryControls } from './control/delivery-controls.ts';
import { moneyControls } from './control/money-controls.ts';
import { overview } from './control/overview.ts';
import { subscriptionControls } from './control/subscription-controls.ts';
import { type EventDelivery, startDelivery } from './delivery/event-delivery.ts';
import { useEndpoint } from './delivery/webhook-targets.ts';
import { answerControlErrors, answerErrors } from './http/answer-errors.ts';
import { createApi, refuseUnknown } from './http/api.ts';
import { readBodies } from './http/read-bodies.ts';
import { startTicking } from './lifecycle/tick.ts';
import { pages } from './pages/pages.ts';
import { allRoutes } from './routes/all-routes.ts';
import type { StripeState } from './store/state.ts';
import { createWorld, type World } from './store/world.ts';

export interface StripePluginOptions {
  clock: SandboxClock;
  state: StateSection<StripeState>;
  /** Where browsers reach the sandbox: hosted pages are under it. */
  publicUrl: string;
  /** A Connect endpoint that is there from the start, with its signing secret. */
  webhookUrl?: string;
  webhookSecret?: string;
}

/** The emulated Stripe: API, hosted pages, controls, time and webhooks. Mounted at the root. */
export async function stripePlugin(app: FastifyInstance, options: StripePluginOptions): Promise<void> {
  const world = createWorld(options);
  if (options.webhookUrl !== undefined) {
    useEndpoint(world, options.webhookUrl, options.webhookSecret ?? 'whsec_sandbox');
  }
  const delivery = startDelivery(world);
  const ticking = startTicking(world, options.clock, delivery, (error, key) =>
    app.log.error({ err: error, object: key }, 'due work failed'),
  );
  app.addHook('onClose', async () => {
    ticking.stop();
    delivery.stop();
  });
  await app.register(async (api) => serveApi(api, world));
  await app.register(async (site) => serveSite(site, world, delivery, options.clock));
}

function serveApi(app: FastifyInstance, world: World): void {
  readBodies(app);
  answerErrors(app);
  const api = createApi(app, world);
  for (const routes of allRoutes) routes(api);
  refuseUnknown(app, '/v1');
  refuseUnknown(app, '/v2');
}

function serveSite(app: FastifyInstance, world: World, delivery: EventDelivery, clock: SandboxClock): void {
  readBodies(app);
  answerControlErrors(app);
  const controls = createControls(app, world);
  accountControls(controls);
  checkoutControls(controls);
  subscriptionControls(controls);
  moneyControls(controls);
  deliveryControls(controls, delivery);
  app.get('/stripe/control', () => overview(world));
  app.get('/stripe/control/deliveries', () => Object.values(world.state.deliveries));
  pages(app, world, clock);
}
