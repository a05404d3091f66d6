export interface Lanes {
  /** Runs the task after all earlier ones of its lane. Urgent tasks do not wait for a free place. */
  run<T>(lane: string, urgent: boolean, task: () => Promise<T>): Promise<T>;
  /** Tasks that wait or run. */
  size(): number;
}

/** Tasks of one lane run one after the other, those of different lanes side by side, `places` at a time. */
export function createLanes(places: number): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = places;
  let size = 0;

  const enter = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return {
    run(lane, urgent, task) {
      size += 1;
      const before = ends.get(lane) ?? Promise.resolve();
      const result = before.then(async () => {
        if (urgent) return task();
        await enter();
        return task().finally(leave);
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
