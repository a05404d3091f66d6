import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from './clock.ts';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof unitMs;

const Duration = z.string().regex(/^(\d+(\.\d+)?(ms|s|m|h|d|w)\s*)+$/, {
  error: 'expected a duration such as "31d", "2h30m" or "90s"',
});
const Move = z.union(
  [z.strictObject({ advance: Duration }), z.strictObject({ to: z.iso.datetime({ offset: true }) })],
  {
    error: 'expected {"advance":"31d"} or {"to":"2030-01-31T12:00:00Z"}',
  },
);

/** `GET /clock` and `POST /clock`. The answer to a move comes when everything that fell due has happened. */
export function clockRoutes(app: FastifyInstance, clock: MovableClock): void {
  const answer = () => ({ now: clock.now().toISOString() });
  app.get('/clock', answer);
  app.post('/clock', async (request, reply) => {
    const move = Move.safeParse(request.body);
    if (!move.success) return reply.code(400).send({ error: z.prettifyError(move.error) });
    const ms =
      'advance' in move.data
        ? durationMs(move.data.advance)
        : Date.parse(move.data.to) - clock.now().getTime();
    if (ms < 0) return reply.code(400).send({ error: 'The clock only moves forward' });
    await clock.advance(ms);
    return answer();
  });
}

function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)];
  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit as Unit], 0));
}
