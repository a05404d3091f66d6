import { setTimeout as sleep } from 'node:timers/promises';
import { insiders, type Standing } from '../compare/membership.ts';
import { inParallel } from '../run/in-parallel.ts';
import type { Stage } from '../run/stage.ts';

/** Everybody who is not inside asks to join: who is entitled is let in, and nobody else. */
export async function tryTheDoor(
  stage: Stage,
  standings: readonly Standing[],
  withinMs: number,
): Promise<string[]> {
  const { sandbox } = stage.world;
  const outside = standings.filter(({ inside }) => !inside);
  await inParallel(outside, 8, ({ person }) => sandbox.open(person.userId, stage.link));
  const entitled = outside.filter(({ verdict }) => verdict === 'in');
  for (const giveUpAt = performance.now() + withinMs; performance.now() < giveUpAt; ) {
    const inside = await insiders(stage);
    const waiting = entitled.filter(({ person }) => !inside.has(person.userId));
    if (waiting.length === 0 && (await stage.updatesWaiting()) === 0) return [];
    await sleep(250);
  }
  const inside = await insiders(stage);
  return entitled
    .filter(({ person }) => !inside.has(person.userId))
    .map(({ person }) => `${person.history.kind} ${person.userId} asks and is not let in`);
}
