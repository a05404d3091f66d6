import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '@latchkey/stack/processes/start-process';
import type { Death, Slot } from '../plan/plan.ts';

/** The processes that a campaign kills, each started again as soon as it is dead, as a supervisor would. */
export interface ProcessPool {
  /** Orders the deaths whose step has come: one at a time in each process. */
  order(step: number): void;
  /** No more deaths: forgets what is ordered, and waits until all processes are ready. */
  calm(): Promise<void>;
  /** Kills at once, at no particular point. */
  kill(slots: readonly Slot[]): Promise<void>;
  /** How often a kind of process died at a crash point: `worker before commit: read`. */
  hits: ReadonlyMap<string, number>;
  /** All deaths by our doing. */
  kills(): number;
  /** Ends that nobody had ordered, with the process's last words. */
  unordered: readonly string[];
  /** Deaths that are still to come. */
  waiting(): string[];
  stop(): Promise<void>;
}

export interface Member {
  slot: Slot;
  running: RunningProcess;
  /** Starts it again on its port, and waits until it is ready. */
  start(): Promise<RunningProcess>;
}

/** Steps that an ordered death may take to come about before the next one gets its turn. */
const patience = 2;
/** Starting while the database is away fails: the supervisor tries again. */
const startAgainMs = 300;

export function createProcessPool(members: readonly Member[], deaths: readonly Death[]): ProcessPool {
  const hits = new Map<string, number>();
  const unordered: string[] = [];
  const queues = new Map(members.map(({ slot }) => [slot, deaths.filter((death) => death.slot === slot)]));
  const ordered = new Map<Slot, Death & { since: number }>();
  const ready = new Set<Slot>(members.map(({ slot }) => slot));
  const struck = new Set<Slot>();
  let kills = 0;
  let now = 0;
  let stopped = false;

  const orderNext = (member: Member) => {
    const queue = queues.get(member.slot) ?? [];
    const current = ordered.get(member.slot);
    if (!ready.has(member.slot) || (current && now - current.since < patience)) return;
    const next = queue.findIndex((death) => death.step <= now);
    if (next < 0) return;
    if (current) queue.push(current);
    const [death] = queue.splice(next, 1) as [Death];
    ordered.set(member.slot, { ...death, since: now });
    member.running.tell({ crashAt: death.at, passing: current ? 1 : death.passing });
  };

  const account = (member: Member, signal: NodeJS.Signals | null) => {
    const death = ordered.get(member.slot);
    if (struck.delete(member.slot)) kills += 1;
    else if (signal === 'SIGKILL' && death) {
      ordered.delete(member.slot);
      const [mortal] = member.slot.split('-');
      const place = `${mortal} ${death.at}`;
      hits.set(place, (hits.get(place) ?? 0) + 1);
      kills += 1;
    } else unordered.push(`${member.slot}: ${member.running.lastLines().at(-1) ?? 'without a word'}`);
  };

  const watch = async (member: Member): Promise<void> => {
    const { signal } = await member.running.exited;
    if (stopped) return;
    ready.delete(member.slot);
    account(member, signal);
    for (let up = false; !up && !stopped; ) {
      try {
        member.running = await member.start();
        up = true;
      } catch {
        await sleep(startAgainMs);
      }
    }
    ready.add(member.slot);
    void watch(member);
    if (!stopped) orderNext(member);
  };
  for (const member of members) void watch(member);

  return {
    hits,
    unordered,
    kills: () => kills,
    waiting: () => [...[...queues.values()].flat(), ...ordered.values()].map(({ at }) => at),
    order: (step) => {
      now = step;
      for (const member of members) orderNext(member);
    },
    calm: async () => {
      for (const queue of queues.values()) queue.length = 0;
      ordered.clear();
      for (const member of members) member.running.tell({ crashAt: 'nowhere', passing: 1 });
      while (ready.size < members.length) await sleep(50);
    },
    kill: async (slots) => {
      const victims = members.filter(({ slot }) => slots.includes(slot));
      for (const { slot, running } of victims) {
        struck.add(slot);
        running.kill('SIGKILL');
      }
      await Promise.all(victims.map(({ running }) => running.exited));
    },
    stop: async () => {
      stopped = true;
      await Promise.all(members.map(({ running }) => running.stop()));
    },
  };
}
