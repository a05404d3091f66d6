/** How long messages take to be answered, and which of them took longer than others. */
export interface Delays {
  /** @returns by how many milliseconds a message that was answered after `ms` was late; 0: not worth telling */
  lateness(ms: number): number;
}

const remembered = 30;
const toleratedMs = 30;

/**
 * What all messages take alike does no harm to their pace; what one takes longer than the quickest does. As long as few
 * are known, nothing is taken for usual: the first ones open connections.
 */
export function createDelays(): Delays {
  let latest: number[] = [];
  return {
    lateness: (ms) => {
      const usual = latest.length < remembered ? 0 : Math.min(...latest);
      latest = [...latest.slice(-remembered + 1), ms];
      return ms - usual > toleratedMs ? Math.ceil(ms - usual) : 0;
    },
  };
}
