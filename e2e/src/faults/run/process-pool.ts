import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '@latchkey/stack/processes/start-process';
import { type Mortal, seldomPassed } from '../plan/crash-points.ts';
import type { Death, Slot } from '../plan/plan.ts';

/** The processes that a campaign kills, each replaced as soon as it is dead, as a supervisor would. */
export interface ProcessPool {
  /** Orders the deaths whose step has come. */
  order(step: number): void;
  /** No more deaths: forgets what is ordered, and waits until all processes are ready. */
  calm(): Promise<void>;
  /** Kills at once, at no particular point. */
  kill(slots: readonly Slot[]): Promise<void>;
  /** How often a kind of process died at a crash point: `worker before commit: read`. */
  hits: ReadonlyMap<string, number>;
  /** Every crash point that was passed, whether anybody died there or not: `worker before commit: read`. */
  passed: ReadonlySet<string>;
  /** All deaths by our doing. */
  kills(): number;
  /** Ends that nobody had ordered, with the process's last words. */
  unordered: readonly string[];
  stop(): Promise<void>;
}

export interface Member {
  slot: Slot;
  running: RunningProcess;
  /** Another process for the same port, which has loaded all and does nothing yet. */
  spare(): RunningProcess;
  /** Resolves when what has begun on the port is ready; rejects when it died before. */
  ready(running: RunningProcess): Promise<void>;
}

/** After so many deaths in a step a process dies where it seldom comes by only: it is also meant to get something done. */
const deathsAStep = 2;
/** What has not come by for so many steps is deadly at the first passing, and from then on. */
const patience = 2;
/** Starting while the database is away fails: the supervisor tries again. */
const startAgainMs = 300;
/** A process's last message may arrive a moment after its end. */
const lastWordsMs = 100;

export function createProcessPool(members: readonly Member[], planned: readonly Death[]): ProcessPool {
  const hits = new Map<string, number>();
  const passed = new Set<string>();
  const unordered: string[] = [];
  const deaths = [...planned];
  const ready = new Set<Slot>(members.map(({ slot }) => slot));
  /** Processes that wait to be the next: loading them is most of the time that a start takes. */
  const spares = new Map<Slot, RunningProcess>(
    planned.length > 0 ? members.map((member) => [member.slot, member.spare()]) : [],
  );
  const struck = new Set<Slot>();
  const diedInStep = new Map<Slot, number>();
  const diesAt = new Map<Slot, string>();
  let kills = 0;
  let now = 0;
  let over = false;
  let stopped = false;

  const order = ({ slot, running }: Member) => {
    const spent = (diedInStep.get(slot) ?? 0) >= deathsAStep;
    const due = over ? [] : dueDeaths(deaths, mortalOf(slot), { now, spent });
    const passing = (death: Death) => (now - death.step < patience ? death.passing : 1);
    running.tell({ deaths: Object.fromEntries(due.map((death) => [death.at, passing(death)])) });
  };

  const listen = ({ slot, running }: Member) =>
    running.hear((message) => {
      const said = message as { passed?: string; diesAt?: string };
      if (said.passed) passed.add(`${mortalOf(slot)} ${said.passed}`);
      if (said.diesAt) diesAt.set(slot, said.diesAt);
    });

  const account = (member: Member, signal: NodeJS.Signals | null) => {
    const { slot, running } = member;
    const at = diesAt.get(slot);
    diesAt.delete(slot);
    if (struck.delete(slot)) kills += 1;
    else if (signal === 'SIGKILL' && at) {
      const mortal = mortalOf(slot);
      kills += 1;
      diedInStep.set(slot, (diedInStep.get(slot) ?? 0) + 1);
      hits.set(`${mortal} ${at}`, (hits.get(`${mortal} ${at}`) ?? 0) + 1);
      const done = deaths.findIndex((death) => death.mortal === mortal && death.at === at);
      if (done >= 0) deaths.splice(done, 1);
      for (const other of members)
        if (other !== member && mortalOf(other.slot) === mortal && ready.has(other.slot)) order(other);
    } else unordered.push(`${slot}: ${running.lastLines().at(-1) ?? 'without a word'}`);
  };

  /** @returns whether the next process has become ready */
  const replace = async (member: Member): Promise<boolean> => {
    const next = spares.get(member.slot) ?? member.spare();
    spares.delete(member.slot);
    member.running = next;
    listen(member);
    // It begins when it hears where to die, and may die while it begins.
    order(member);
    const begun = await member.ready(next).then(
      () => true,
      () => false,
    );
    if (!begun) await bury(member);
    return begun;
  };

  /** Waits for a process's end, and for its last words. */
  const bury = async (member: Member): Promise<void> => {
    // What is alive and not ready for long gives way, too.
    member.running.kill('SIGKILL');
    const { signal } = await member.running.exited;
    if (stopped) return;
    await sleep(lastWordsMs);
    account(member, signal);
  };

  const watch = async (member: Member): Promise<void> => {
    await member.running.exited;
    ready.delete(member.slot);
    await bury(member);
    while (!stopped && !(await replace(member))) await sleep(startAgainMs);
    if (stopped) return;
    ready.add(member.slot);
    void watch(member);
    spares.set(member.slot, member.spare());
  };
  for (const member of members) {
    listen(member);
    void watch(member);
  }

  return {
    hits,
    passed,
    unordered,
    kills: () => kills,
    order: (step) => {
      now = step;
      diedInStep.clear();
      for (const member of members) order(member);
    },
    calm: async () => {
      over = true;
      for (const member of members) order(member);
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
      const idle = [...spares.values()];
      for (const spare of idle) spare.kill('SIGKILL');
      await Promise.all([
        ...idle.map(({ exited }) => exited),
        ...members.map(({ running }) => running.stop()),
      ]);
    },
  };
}

/** Where a process may die in this step: who has died often enough in it only where it seldom comes by. */
function dueDeaths(
  deaths: readonly Death[],
  of: Mortal,
  { now, spent }: { now: number; spent: boolean },
): Death[] {
  return deaths.filter(
    ({ mortal, step, at }) => mortal === of && step <= now && (!spent || seldomPassed.has(at)),
  );
}

function mortalOf(slot: Slot): Mortal {
  return slot.slice(0, -2) as Mortal;
}
