import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type FaultRecord, faultKinds } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const NewFault = z.object({
  /** A method's name; `*` for all but getUpdates. */
  method: z.string().default('*'),
  chatId: z.number().int().optional(),
  count: z.number().int().min(1).default(1),
  kind: z.enum(faultKinds),
  retryAfter: z.number().int().min(1).optional(),
  description: z.string().optional(),
  delayMs: z.number().int().min(0).max(120_000).optional(),
});

/** Trouble on demand. `lost-answer` does what was asked and breaks the connection; `drop-request` does nothing. */
export function faultRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/faults', () => world.state.faults);
  app.post('/faults', (request) => {
    const wanted = NewFault.parse(request.body);
    world.state.counters.fault += 1;
    const fault = { id: world.state.counters.fault, ...wanted } as FaultRecord;
    world.state.faults.push(fault);
    world.changed();
    return fault;
  });
  app.delete('/faults', () => {
    world.state.faults = [];
    world.changed();
    return { ok: true };
  });
}
