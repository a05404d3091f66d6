import { paymentOf } from '../lifecycle/invoice/invoice-links.ts';
import { renderAccount } from '../objects/account.ts';
import { all, peek } from '../store/objects.ts';
import type { ObjectKind } from '../store/state.ts';
import { type Scope, scopeOf } from '../store/world.ts';
import { invalidRequest } from './stripe-error.ts';

type Json = Record<string, unknown>;

const kindByPrefix: Record<string, ObjectKind> = {
  prod: 'product',
  price: 'price',
  cus: 'customer',
  pm: 'payment_method',
  cs: 'checkout.session',
  sub: 'subscription',
  in: 'invoice',
  inpay: 'invoice_payment',
  pi: 'payment_intent',
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  du: 'dispute',
  po: 'payout',
  txn: 'balance_transaction',
  fee: 'application_fee',
  bpc: 'billing_portal.configuration',
  promo: 'promotion_code',
};

/** A copy of the object in which the named paths hold objects in place of ids. */
export function expand(scope: Scope, answer: unknown, paths: readonly string[]): unknown {
  if (paths.length === 0) return answer;
  const copy: unknown = structuredClone(answer);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > 4)
      throw invalidRequest('You cannot expand more than 4 levels of a property.', 'expand');
    follow(scope, copy, steps, path);
  }
  return copy;
}

function follow(scope: Scope, node: unknown, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || node === null || node === undefined) return;
  if (Array.isArray(node)) {
    for (const element of node) follow(scope, element, steps, path);
    return;
  }
  if (typeof node !== 'object') throw notExpandable(path);
  const object = node as Json;
  if (step in object && Array.isArray(object[step])) {
    object[step] = object[step].map((value: unknown) => resolve(scope, value));
  } else {
    object[step] = step in object ? resolve(scope, object[step]) : included(scope, object, step, path);
  }
  follow(scope, object[step], rest, path);
}

function resolve(scope: Scope, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const prefix = value.slice(0, value.indexOf('_'));
  if (prefix === 'acct') {
    const other = scopeOf(scope.world, value);
    return other ? renderAccount(other.account) : value;
  }
  const kind = Object.hasOwn(kindByPrefix, prefix) ? kindByPrefix[prefix] : undefined;
  const found = kind && peek(scope, kind, value);
  return found ? structuredClone(found) : value;
}

/** Fields that an answer holds only when they are asked for. */
function included(scope: Scope, object: Json, step: string, path: string): unknown {
  const id = String(object.id);
  switch (`${object.object}.${step}`) {
    case 'checkout.session.line_items':
      return list(scope.account.hidden.sessions[id]?.lines ?? [], `/v1/checkout/sessions/${id}/line_items`);
    case 'invoice.payments': {
      const payment = paymentOf(scope, id);
      return list(payment ? [payment] : [], `/v1/invoice_payments?invoice=${id}`);
    }
    case 'charge.refunds': {
      const refunds = all(scope, 'refund').filter((refund) => refund.charge === id);
      return list(refunds.reverse(), `/v1/charges/${id}/refunds`);
    }
    case 'customer.subscriptions': {
      const subscriptions = all(scope, 'subscription').filter((subscription) => subscription.customer === id);
      return list(
        subscriptions.filter((one) => one.status !== 'canceled').reverse(),
        `/v1/customers/${id}/subscriptions`,
      );
    }
    case 'coupon.applies_to':
      return peek(scope, 'coupon', id)?.applies_to;
    case 'invoice.confirmation_secret':
      return null;
    // Absent until the refund fails, and expandable all the same.
    case 'refund.failure_balance_transaction':
      return undefined;
    default:
      throw notExpandable(path);
  }
}

function list(data: readonly unknown[], url: string) {
  return { object: 'list', data: structuredClone(data), has_more: false, url };
}

function notExpandable(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, 'expand');
}
