import type { Update } from 'grammy/types';

/** Updates received and not yet confirmed to Telegram: which are stored, which are not, and up to where to confirm. */
export function createUnconfirmed() {
  const open = new Map<number, Promise<void>>();
  const stored = new Set<number>();
  let offset: number | undefined;

  return {
    /** What `getUpdates` confirms everything below of. */
    offset: () => offset,
    openCount: () => open.size,
    /** Telegram gives again what is not confirmed: without those that are being stored already. */
    onlyNew: (updates: Update[]) => updates.filter(({ update_id: id }) => !open.has(id) && !stored.has(id)),
    /** An update and the promise that it is stored. A rejected one stays open: it is not to be confirmed. */
    add(id: number, storing: Promise<void>) {
      const done = storing.then(
        () => {
          open.delete(id);
          stored.add(id);
        },
        () => {},
      );
      open.set(id, done);
    },
    /** Resolves when all that are open now are stored or given up. */
    settled: async () => {
      await Promise.all(open.values());
    },
    /**
     * Moves the offset up to the first that is not stored. Ids are not only growing: after a quiet week Telegram
     * begins at a random one, so that the last answer counts and not the highest id ever seen.
     */
    advance(lastAnswer: Update[]) {
      const last = lastAnswer.at(-1);
      if (open.size > 0) offset = Math.min(...open.keys());
      else if (last) offset = last.update_id + 1;
      for (const id of stored) if (offset !== undefined && id < offset) stored.delete(id);
    },
  };
}
