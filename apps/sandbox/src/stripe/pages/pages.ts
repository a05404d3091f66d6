import type { FastifyInstance } from 'fastify';
import type { SandboxClock } from '../../clock.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import type { World } from '../store/world.ts';
import { checkoutPages } from './checkout-page.ts';
import { invoicePages } from './invoice-page.ts';
import { onboardingPages } from './onboarding-page.ts';
import { renderStripePage } from './play/stripe-page.ts';
import { portalPages } from './portal-page.ts';
import { receiptPages } from './receipt-page.ts';

/** Pages that people see: what Stripe hosts for payers and creators, and the one to play Stripe. */
export function pages(app: FastifyInstance, world: World, clock: SandboxClock): void {
  checkoutPages(app, world);
  invoicePages(app, world);
  receiptPages(app, world);
  onboardingPages(app, world);
  portalPages(app, world);
  app.get('/stripe', (_request, reply) => sendHtml(reply, renderStripePage(world, clock)));
}
