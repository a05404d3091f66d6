import { crashPointsOf, type Mortal, mortals, passedOnceAStep, seldomPassed } from './crash-points.ts';
import { drawFrom } from './draw.ts';
import type { Death, Scale, Slot } from './plan.ts';

/** Every crash point once, or a share of them, in a drawn order, spread over the steps, rare ones over the first: what has not come by in its step is waited for. */
export function planDeaths(scale: Scale, stepCount: number): Death[] {
  return mortals.flatMap((mortal) => {
    const draw = drawFrom(scale.seed, `deaths of ${mortal}`);
    const all = draw.shuffled(crashPointsOf(mortal));
    const points = all.slice(0, Math.ceil(all.length * (scale.deathsAt ?? 1)));
    return points.map((at, index) => {
      const isRare = seldomPassed.has(at) || passedOnceAStep.has(at);
      const step = 1 + Math.floor((index / points.length) * Math.max(1, stepCount * (isRare ? 0.1 : 0.6)));
      const passing = draw.between(1, 2);
      return { mortal, step, at, passing: isRare ? 1 : passing };
    });
  });
}

export function slotsOf(mortal: Mortal): Slot[] {
  return mortal === 'bot' ? ['bot-1'] : [`${mortal}-1`, `${mortal}-2`];
}
