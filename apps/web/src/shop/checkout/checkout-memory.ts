/** What this tab remembers of a purchase between the plan, the payment page and the way back. */
interface Purchase {
  /** What is bought: the same twice means the same order. */
  of: string;
  idempotencyKey: string;
  /** The address of the plan's page, to come back to. */
  planPath: string;
  orderId?: string;
  expiresAt?: string;
}

interface CheckoutMemory {
  /** The idempotency key for buying `of`: the same one until its checkout is over. */
  keyFor(of: string, planPath: string, now: Date): string;
  opened(of: string, order: { orderId: string; expiresAt: string }): void;
  planPathOf(orderId: string): string | undefined;
  /** Call when an order is settled: buying again is then a new order. */
  forgetKey(orderId: string): void;
}

type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;
const name = 'latchkey.purchases';
const kept = 20;

/** Makes a double click, a reload and the way back from the payment page buy once. */
export function checkoutMemory(storage: TextStorage): CheckoutMemory {
  const read = (): Purchase[] => parse(storage.getItem(name));
  const write = (purchases: Purchase[]) => storage.setItem(name, JSON.stringify(purchases.slice(-kept)));
  const change = (match: (each: Purchase) => boolean, changed: Partial<Purchase>) =>
    write(read().map((each) => (match(each) ? { ...each, ...changed } : each)));

  return {
    keyFor(of, planPath, now) {
      const known = read().find((each) => each.of === of && !isOver(each, now));
      if (known) return known.idempotencyKey;
      const idempotencyKey = crypto.randomUUID();
      write([...read(), { of, idempotencyKey, planPath }]);
      return idempotencyKey;
    },
    opened: (of, order) => change((each) => each.of === of && each.orderId === undefined, order),
    planPathOf: (orderId) => read().find((each) => each.orderId === orderId)?.planPath,
    forgetKey: (orderId) =>
      change((each) => each.orderId === orderId, { expiresAt: new Date(0).toISOString() }),
  };
}

function isOver({ expiresAt }: Purchase, now: Date): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime();
}

/** Only this file writes under the name, so what parses as a list is one of ours. */
function parse(text: string | null): Purchase[] {
  const value: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(value) ? value : [];
}
