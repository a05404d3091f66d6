import type { StateSection } from './state.ts';

/** The time everything in the sandbox goes by: wall time plus an offset that only grows. */
export interface SandboxClock {
  now(): Date;
  /** Called after each move of the clock; the move is answered only when all listeners have run. */
  onAdvance(listener: () => Promise<void> | void): void;
}

export interface MovableClock extends SandboxClock {
  /** Moves the clock forward by `ms` (zero or more) and runs all listeners, one after the other. */
  advance(ms: number): Promise<void>;
}

export interface ClockState {
  offsetMs: number;
}

/** A clock whose offset is kept in `state`, so that a restart does not fall back in time. */
export function createClock(state: StateSection<ClockState>, wallTimeMs = () => Date.now()): MovableClock {
  const listeners: (() => Promise<void> | void)[] = [];
  return {
    now: () => new Date(wallTimeMs() + state.value.offsetMs),
    onAdvance: (listener) => {
      listeners.push(listener);
    },
    advance: async (ms) => {
      if (!(ms >= 0)) throw new RangeError('The clock only moves forward');
      state.value.offsetMs += ms;
      state.changed();
      for (const listener of listeners) await listener();
    },
  };
}
