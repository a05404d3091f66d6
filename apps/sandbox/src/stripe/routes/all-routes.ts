import type { Api } from '../http/api.ts';
import { accountRoutes } from './accounts.ts';
import { accountV2Routes } from './accounts-v2.ts';
import { balanceRoutes } from './balance.ts';
import { billingPortalRoutes } from './billing-portal.ts';
import { checkoutSessionRoutes } from './checkout-sessions.ts';
import { couponRoutes } from './coupons.ts';
import { customerRoutes } from './customers.ts';
import { disputeRoutes } from './disputes.ts';
import { eventRoutes } from './events.ts';
import { invoiceRoutes } from './invoices.ts';
import { paymentMethodRoutes } from './payment-methods.ts';
import { paymentRoutes } from './payments.ts';
import { priceRoutes } from './prices.ts';
import { productRoutes } from './products.ts';
import { promotionCodeRoutes } from './promotion-codes.ts';
import { refundRoutes } from './refunds.ts';
import { subscriptionItemRoutes } from './subscription-items.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { taxRoutes } from './tax.ts';
import { webhookEndpointRoutes } from './webhook-endpoints.ts';

/** Every resource of the emulated API; a new one is a file here and a line in this list. */
export const allRoutes: readonly ((api: Api) => void)[] = [
  accountRoutes,
  accountV2Routes,
  balanceRoutes,
  billingPortalRoutes,
  checkoutSessionRoutes,
  couponRoutes,
  customerRoutes,
  disputeRoutes,
  eventRoutes,
  invoiceRoutes,
  paymentMethodRoutes,
  paymentRoutes,
  priceRoutes,
  productRoutes,
  promotionCodeRoutes,
  refundRoutes,
  subscriptionItemRoutes,
  subscriptionRoutes,
  taxRoutes,
  webhookEndpointRoutes,
];
