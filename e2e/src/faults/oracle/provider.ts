import { callJson } from '../../world/http.ts';
import type { World } from '../../world/world.ts';

/** What Stripe knows, as far as access and money hang on it. Times in Unix seconds. */
export interface Provider {
  nowMs: number;
  subscriptions: ReadonlyMap<string, { status: string; cancel_at: number | null; customer: string }>;
  /** By customer, oldest first. */
  charges: ReadonlyMap<string, ProviderCharge[]>;
  refunds: readonly { id: string; amount: number; status: string }[];
  disputes: readonly { id: string; amount: number; status: string }[];
  /** By subscription. */
  invoices: ReadonlyMap<string, ProviderInvoice[]>;
  sessions: ReadonlyMap<string, { payment_status: string; amount_total: number | null }>;
}

export interface ProviderCharge {
  id: string;
  /** The money is gone again: given back whole, or lost in a dispute. */
  takenBack: boolean;
}

export interface ProviderInvoice {
  id: string;
  status: string;
  amount_paid: number;
  attempt_count: number;
  finalizedAt: number | null;
}

/** Everything the creator's account holds at the emulated Stripe, in one look. */
export async function readProvider({ stack, seeded }: World): Promise<Provider> {
  const all = await callJson<Overview>('GET', new URL('/stripe/control', stack.urls.sandbox));
  const own = all.accounts.find(({ account }) => account.id === seeded.stripeAccount.account);
  if (!own) throw new Error('the account is gone');
  const invoices = new Map<string, ProviderInvoice[]>();
  for (const invoice of own.invoices) {
    const subscription = invoice.parent?.subscription_details?.subscription;
    if (!subscription) continue;
    const { id, status, amount_paid, attempt_count, status_transitions } = invoice;
    const list = invoices.get(subscription) ?? [];
    list.push({ id, status, amount_paid, attempt_count, finalizedAt: status_transitions.finalized_at });
    invoices.set(subscription, list);
  }
  return {
    nowMs: Date.parse(all.now),
    subscriptions: new Map(own.subscriptions.map((each) => [each.id, each])),
    invoices,
    charges: chargesOf(own),
    refunds: own.refunds,
    disputes: own.disputes,
    sessions: new Map(own.sessions.map((each) => [each.id, each])),
  };
}

function chargesOf({ charges, refunds, disputes }: Account): Map<string, ProviderCharge[]> {
  const byCustomer = new Map<string, ProviderCharge[]>();
  for (const { id, customer, amount, paid } of charges.toSorted((a, b) => a.created - b.created)) {
    if (!customer || !paid) continue;
    const back = refunds.filter((refund) => refund.charge === id && refund.status === 'succeeded');
    const refunded = back.reduce((sum, refund) => sum + refund.amount, 0) >= amount;
    const lost = disputes.some((dispute) => dispute.charge === id && dispute.status === 'lost');
    const list = byCustomer.get(customer) ?? [];
    list.push({ id, takenBack: refunded || lost });
    byCustomer.set(customer, list);
  }
  return byCustomer;
}

type Account = Overview['accounts'][number];

interface Overview {
  now: string;
  accounts: {
    account: { id: string };
    subscriptions: { id: string; status: string; cancel_at: number | null; customer: string }[];
    charges: { id: string; customer: string | null; amount: number; paid: boolean; created: number }[];
    refunds: { id: string; charge: string; amount: number; status: string }[];
    disputes: { id: string; charge: string; amount: number; status: string }[];
    sessions: { id: string; payment_status: string; amount_total: number | null }[];
    invoices: {
      id: string;
      status: string;
      amount_paid: number;
      attempt_count: number;
      status_transitions: { finalized_at: number | null };
      parent?: { subscription_details?: { subscription?: string | null } | null } | null;
    }[];
  }[];
}
