/** Prints what happens, with the time since the start; keeps still in JSON mode's last line only. */
export interface Timeline {
  step(what: string): void;
  heading(what: string): void;
}

export function createTimeline(write: (line: string) => void): Timeline {
  const startedAt = performance.now();
  const stamp = () => `${((performance.now() - startedAt) / 1000).toFixed(2).padStart(7)} s`;
  return {
    step: (what) => write(`${stamp()}  ${what}`),
    heading: (what) => write(`\n${what}`),
  };
}
