import type { FastifyInstance } from 'fastify';
import type { World } from '../store/world.ts';
import { checkoutPages } from './checkout-page.ts';
import { invoicePages } from './invoice-page.ts';

/** Pages that people see: what Stripe hosts for payers and creators, and the one to play Stripe. */
export function pages(app: FastifyInstance, world: World): void {
  checkoutPages(app, world);
  invoicePages(app, world);
}
