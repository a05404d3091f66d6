import type { Act } from './acts.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type HistoryKind, historyKinds } from './history-kinds.ts';
import type { History, Plan, Scale, Step } from './plan.ts';
import { planDeaths } from './plan-deaths.ts';
import { planTrouble } from './plan-trouble.ts';

/** Makes the plan of a run: histories, moments, faults. The same scale makes the same plan. */
export function makePlan(scale: Scale): Plan {
  const steps = planSteps(scale);
  return {
    scale,
    steps,
    histories: planHistories(scale, steps),
    deaths: scale.crashes ? planDeaths(scale, steps.length) : [],
  };
}

/** Longer than all that is done by itself in intervals. */
const lastStepHours = 7;

/** Some days at a time; the short last ones are quiet. */
function planSteps(scale: Scale): Step[] {
  const draw = drawFrom(scale.seed, 'steps');
  const steps: Step[] = [];
  for (let day = 0; day < scale.days; ) {
    const hours = day === 0 ? 1 : draw.one(scale.stepHours);
    day += hours / 24;
    steps.push({ hours, day, faults: [], outage: null, chat: null });
  }
  const last = Array.from({ length: scale.lastSteps ?? 0 }, (_, n) => {
    const day = scale.days + (n * lastStepHours) / 24;
    return { hours: lastStepHours, day, faults: [], outage: null, chat: null };
  });
  return [...planTrouble(scale, steps), ...last];
}

/** Every kind as often as every other; each begins on a day of its own in the first part of the time. */
function planHistories(scale: Scale, steps: readonly Step[]): History[] {
  const draw = drawFrom(scale.seed, 'histories');
  const kinds = draw.shuffled(
    Array.from(
      { length: scale.histories },
      (_, index) => scale.kinds[index % scale.kinds.length] as HistoryKind,
    ),
  );
  return kinds.map((kind, index) => {
    const begins = draw.share() * Math.max(0, scale.days - lengthOf(kind));
    const acts = historyKinds[kind].map(([when, act]) => {
      const step = when === 'last' ? -1 : steps.findIndex((each) => each.day >= begins + dayOf(when, draw));
      return { step: step < 0 ? steps.length - 1 : step, act };
    });
    return { index, kind, acts };
  });
}

type Day = Exclude<(typeof historyKinds)[HistoryKind][number][0], 'last'>;

function dayOf(when: Day, draw: Draw): number {
  return typeof when === 'number' ? when : draw.between(when[0], when[1]);
}

/** Kinds that are about the renewal, a month after the beginning, and what comes of it, or about something else that late. */
const aboutRenewal: ReadonlySet<Act> = new Set([
  'failNext',
  'cancelAtEnd',
  'uncancel',
  'buyTrial',
  'cancelStars',
  'cancelStarsInTelegram',
  'undoRemoval',
]);

/** Days from the beginning until all has happened that the kind is about. */
function lengthOf(kind: HistoryKind): number {
  const days = historyKinds[kind].map(([when]) =>
    when === 'last' ? 0 : typeof when === 'number' ? when : when[1],
  );
  const renews = historyKinds[kind].some(([, act]) => aboutRenewal.has(act)) || kind === 'steady';
  return Math.max(renews ? 41 : 6, ...days.map((day) => day + 4));
}
