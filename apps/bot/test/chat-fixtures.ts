import {
  AccountMoveId,
  OrderId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import type { ChatPurchase, ChatSeller, StandingAccess } from '@latchkey/contracts/procedures/chat';

const body = (digit: number) => `${digit}`.repeat(26);
export const organisationId = OrganisationId.parse(`org_${body(0)}`);
export const orderId = OrderId.parse(`ord_${body(1)}`);
export const subscriptionId = SubscriptionId.parse(`sub_${body(2)}`);
export const planId = PlanId.parse(`pln_${body(3)}`);
export const priceId = PlanPriceId.parse(`prc_${body(4)}`);
export const accountMoveId = AccountMoveId.parse(`mov_${body(5)}`);

export const access: StandingAccess = {
  organisationId,
  seller: 'Studio & Co',
  channel: 'Notes <b>',
  state: 'GRANTED',
  inside: false,
  wayIn: 'https://t.me/+emulated',
  entitledUntil: '2026-11-03T10:00:00.000Z',
  graceUntil: null,
  why: [{ kind: 'plan', plan: 'Gold' }],
};

type Subscription = NonNullable<ChatPurchase['subscription']>;

export function purchase(
  subscription: Partial<Subscription> = {},
  differs: Partial<ChatPurchase> = {},
): ChatPurchase {
  return {
    organisationId,
    seller: 'Studio & Co',
    planId,
    orderId,
    plan: 'Gold',
    provider: 'stripe',
    interval: 'month',
    amount: { amountMinor: '1250', currency: 'EUR' },
    orderedAt: '2026-10-03T10:00:00.000Z',
    status: 'paid',
    claimed: true,
    accesses: [],
    subscription: {
      id: subscriptionId,
      status: 'running',
      next: { at: '2026-11-03T10:00:00.000Z', amount: { amountMinor: '1250', currency: 'EUR' } },
      until: '2026-11-03T10:00:00.000Z',
      renewal: null,
      payUrl: null,
      mayCancel: true,
      mayResume: false,
      mayChangeCard: true,
      ...subscription,
    },
    withdrawal: null,
    ...differs,
  };
}

export const seller: ChatSeller = {
  organisationId,
  name: 'Studio & Co',
  page: 'https://web.example.com/c/studio',
  legal: {
    imprint: 'https://web.example.com/c/studio/legal/imprint',
    terms: 'https://web.example.com/c/studio/legal/terms',
    privacy: 'https://web.example.com/c/studio/legal/privacy',
    withdrawal: 'https://web.example.com/c/studio/legal/withdrawal',
  },
  memberPage: 'https://web.example.com/member?key=sbr_1',
  erasureAskedAt: null,
};
