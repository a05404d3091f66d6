import { isDatabaseAway } from '../is-database-away.ts';
import { within } from '../within.ts';

interface Waiting<I, O> {
  item: I;
  resolve(answer: O): void;
  reject(error: unknown): void;
}

export interface Grouping {
  /** How many go together at most. */
  maxItems?: number;
  maxInFlight?: number;
  /** How long after the start of one group the next may start, in ms: under load fewer and larger groups go. */
  spacingMs?: number;
  /** So many are a group that need not wait for that. */
  enough?: number;
  /** What takes longer, in ms, has failed, whatever becomes of it: nobody may wait for ever behind an answer that got lost. */
  limitMs?: number;
}

/**
 * Group commit for anything: what comes while others are under way shares the next run, a lone one goes at once. A group that
 * fails is run one by one, so that one bad item never takes others with it; where the database is away all are refused at once.
 *
 * @param run does all items or none; answers in their order
 */
export function createGroups<I, O>(
  run: (items: readonly I[]) => Promise<readonly O[]>,
  { maxItems = 32, maxInFlight = 2, spacingMs = 0, enough = maxItems, limitMs = 30_000 }: Grouping = {},
): (item: I) => Promise<O> {
  const waiting: Waiting<I, O>[] = [];
  let inFlight = 0;
  let mayStartAt = 0;
  let isPlanned = false;

  const runAll = async (group: readonly Waiting<I, O>[]): Promise<void> => {
    const answers = await within(limitMs, run(group.map(({ item }) => item)));
    for (const [index, { resolve }] of group.entries()) resolve(answers[index] as O);
  };

  const next = async (): Promise<void> => {
    inFlight += 1;
    mayStartAt = performance.now() + spacingMs;
    const group = waiting.splice(0, maxItems);
    try {
      await runAll(group);
    } catch (error) {
      if (group.length === 1 || isDatabaseAway(error)) for (const one of group) one.reject(error);
      else await Promise.all(group.map((one) => runAll([one]).catch(one.reject)));
    } finally {
      inFlight -= 1;
      start();
    }
  };

  const start = (): void => {
    if (waiting.length === 0 || inFlight >= maxInFlight) return;
    const restMs = mayStartAt - performance.now();
    // A timer is not finer than 1 ms.
    if (restMs < 1 || waiting.length >= enough) return void next();
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      start();
    }, restMs);
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
