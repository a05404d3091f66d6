import { z } from 'zod';
import type { EventDelivery } from '../delivery/event-delivery.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { queueDeliveries } from '../store/emit.ts';
import { platformScope, scopeOf } from '../store/world.ts';
import { type Controls, nothing } from './control-routes.ts';

const resendBody = z.looseObject({ times: z.coerce.number().int().min(1).max(100).optional() });

export function deliveryControls({ on, world }: Controls, delivery: EventDelivery): void {
  on('deliveries/hold', nothing, () => {
    world.state.holding = true;
    world.changed();
  });
  on('deliveries/release', z.looseObject({ order: z.enum(['sent', 'reversed']).optional() }), (input) =>
    delivery.releaseInOrder(input.order ?? 'sent'),
  );
  on('deliveries/retry', nothing, () => {
    for (const waiting of Object.values(world.state.deliveries)) waiting.nextAttemptAt = world.nowMs();
    delivery.pump();
  });
  on('events/:id/resend', resendBody, (input, id) => {
    const event = world.state.events[id];
    if (!event) throw resourceMissing('event', id, 'id');
    const scope = event.account === undefined ? platformScope(world) : scopeOf(world, event.account);
    for (let copy = 0; copy < (input.times ?? 1); copy += 1) if (scope) queueDeliveries(scope, event, true);
    world.changed();
    delivery.pump();
    return event;
  });
}
