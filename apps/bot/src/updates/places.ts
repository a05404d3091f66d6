/** Room for work that is done side by side, shared fairly by all bots. */
export interface Places {
  /** The places of one bot. */
  of(owner: number): { enter(): Promise<void>; leave(): void };
}

/**
 * So many places in all, and at most so many of them for one bot. Where more wait than there is room for, the bots take turns:
 * one that is flooded waits for itself.
 */
export function createPlaces(options: { total: number; each: number }): Places {
  const { each } = options;
  let free = options.total;
  const taken = new Map<number, number>();
  /** Who waits, by bot; the bot whose turn is next comes first. */
  const waiting = new Map<number, (() => void)[]>();

  const take = (owner: number) => {
    free -= 1;
    taken.set(owner, (taken.get(owner) ?? 0) + 1);
  };
  const giveBack = (owner: number) => {
    free += 1;
    const left = (taken.get(owner) ?? 1) - 1;
    if (left > 0) taken.set(owner, left);
    else taken.delete(owner);
  };
  const mayEnter = (owner: number) => free > 0 && (taken.get(owner) ?? 0) < each;

  /** Lets in one of the bot whose turn it is, and puts that bot at the end of the row. */
  const letIn = () => {
    for (const [owner, queue] of waiting) {
      if (!mayEnter(owner)) continue;
      waiting.delete(owner);
      const next = queue.shift();
      if (queue.length > 0) waiting.set(owner, queue);
      take(owner);
      next?.();
      return;
    }
  };

  return {
    of: (owner) => ({
      async enter() {
        if (mayEnter(owner) && !waiting.has(owner)) return take(owner);
        await new Promise<void>((resolve) => {
          const queue = waiting.get(owner);
          if (queue) queue.push(resolve);
          else waiting.set(owner, [resolve]);
        });
      },
      leave() {
        giveBack(owner);
        letIn();
      },
    }),
  };
}
