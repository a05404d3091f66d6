import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type { StarsGateway } from '../src/stars/stars-gateway.ts';
import { refused } from './refused.ts';

type Method = keyof StarsGateway;

/** A bot's Stars as Telegram holds them, with what a test wants to go wrong. */
export interface TestStars extends StarsGateway {
  /** Oldest first. */
  list: StarsTransaction[];
  /** Charges whose subscription Telegram does not renew. */
  off: Set<string>;
  refunded: Set<string>;
  calls: string[];
  /** The next answers of a method are refusals; with `lost` it has its effect all the same. */
  refuse(method: Method, kind: TelegramFailureKind, how?: { times?: number; lost?: boolean }): void;
  /** Runs once before a method has its effect. */
  before(method: Method, hook: () => unknown): void;
}

export function createTestStars(): TestStars {
  const refusals: { method: Method; kind: TelegramFailureKind; lost: boolean }[] = [];
  const hooks: Partial<Record<Method, () => unknown>> = {};

  const call = async <T>(
    method: Method,
    said: string,
    act: () => TelegramAnswer<T>,
  ): Promise<TelegramAnswer<T>> => {
    stars.calls.push(said);
    const hook = hooks[method];
    delete hooks[method];
    await hook?.();
    const index = refusals.findIndex((one) => one.method === method);
    const [refusal] = index < 0 ? [] : refusals.splice(index, 1);
    if (refusal?.lost) act();
    return refusal ? refused(refusal.kind) : act();
  };
  const yes = { ok: true, value: undefined } as const;

  const stars: TestStars = {
    list: [],
    off: new Set(),
    refunded: new Set(),
    calls: [],
    refuse: (method, kind, { times = 1, lost = false } = {}) => {
      refusals.push(...Array.from({ length: times }, () => ({ method, kind, lost })));
    },
    before: (method, hook) => {
      hooks[method] = hook;
    },
    transactions: (_bot, { offset, limit }) =>
      call('transactions', `transactions ${offset}`, () => ({
        ok: true,
        value: stars.list.slice(offset, offset + limit),
      })),
    editRenewal: (charge, renewal) =>
      call('editRenewal', `${renewal} ${charge.chargeId}`, () => {
        stars.off[renewal === 'cancel' ? 'add' : 'delete'](charge.chargeId);
        return yes;
      }),
    refund: (charge) =>
      call('refund', `refund ${charge.chargeId}`, () => {
        if (stars.refunded.has(charge.chargeId)) return refused('already_so');
        stars.refunded.add(charge.chargeId);
        return yes;
      }),
  };
  return stars;
}
