import type { Places } from './places.ts';

export interface Lanes {
  /** Runs the task after all earlier ones of its lane. Urgent tasks do not wait for a free place. */
  run<T>(lane: string, urgent: boolean, task: () => Promise<T>): Promise<T>;
  /** Tasks that wait or run. */
  size(): number;
}

/** Tasks of one lane run one after the other, those of different lanes side by side, as many as there are places. */
export function createLanes(places: ReturnType<Places['of']>): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  let size = 0;

  return {
    run(lane, urgent, task) {
      size += 1;
      const before = ends.get(lane) ?? Promise.resolve();
      const result = before.then(async () => {
        if (urgent) return task();
        await places.enter();
        return task().finally(places.leave);
      });
      const end = result
        .catch(() => {})
        .then(() => {
          size -= 1;
          if (ends.get(lane) === end) ends.delete(lane);
        });
      ends.set(lane, end);
      return result;
    },
    size: () => size,
  };
}
