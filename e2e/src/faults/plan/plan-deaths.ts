import { crashPointsOf, type Mortal, mortals } from './crash-points.ts';
import { drawFrom } from './draw.ts';
import type { Death, Scale, Slot } from './plan.ts';

/** Points that few histories pass: they die there at the first chance. */
const rare =
  /claim|Stars|channel|bot rights|create|getChat$|getMe|decline|preCheckout|PreCheckout|starsInvoice|invoices/;

/** Every crash point once, in a drawn order, shared by the processes that pass it and spread over the steps. */
export function planDeaths(scale: Scale, stepCount: number): Death[] {
  return mortals.flatMap((mortal) => {
    const draw = drawFrom(scale.seed, `deaths of ${mortal}`);
    const points = draw.shuffled(crashPointsOf(mortal));
    // What is rare may take long to come by: it is waited for from early on.
    const ordered = [...points].sort((a, b) => Number(rare.test(b)) - Number(rare.test(a)));
    return ordered.map((at, index) => ({
      slot: slotFor(mortal, at, index),
      step: 1 + Math.floor((index / ordered.length) * Math.max(1, stepCount - 8)),
      at,
      passing: rare.test(at) ? 1 : draw.between(1, 3),
    }));
  });
}

/** People and the bot know one api; the other one gets its share of the provider's events. */
function slotFor(mortal: Mortal, at: string, index: number): Slot {
  if (mortal === 'api') return / (push|commit: inbox)$/.test(at) ? 'api-2' : 'api-1';
  const slots = slotsOf(mortal);
  return slots[index % slots.length] as Slot;
}

export function slotsOf(mortal: Mortal): Slot[] {
  return mortal === 'bot' ? ['bot-1'] : [`${mortal}-1`, `${mortal}-2`];
}
