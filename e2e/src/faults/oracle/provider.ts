import { callJson } from '../../world/http.ts';
import type { World } from '../../world/world.ts';

/** What Stripe knows, as far as access and money hang on it. Times in Unix seconds. */
export interface Provider {
  nowMs: number;
  /** Events on their way to us. */
  deliveries: number;
  subscriptions: ReadonlyMap<string, { status: string; cancel_at: number | null }>;
  /** By subscription. */
  invoices: ReadonlyMap<string, ProviderInvoice[]>;
  sessions: ReadonlyMap<string, { payment_status: string; amount_total: number | null }>;
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
    deliveries: all.deliveries.length,
    subscriptions: new Map(own.subscriptions.map((each) => [each.id, each])),
    invoices,
    sessions: new Map(own.sessions.map((each) => [each.id, each])),
  };
}

interface Overview {
  now: string;
  deliveries: unknown[];
  accounts: {
    account: { id: string };
    subscriptions: { id: string; status: string; cancel_at: number | null }[];
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
