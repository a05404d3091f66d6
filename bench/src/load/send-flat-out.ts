import { numbered } from './numbering.ts';
import { createSender } from './sender.ts';

/** What `connections` senders get through when each sends its next webhook as soon as the last one is answered. */
export async function sendFlatOut(load: {
  webhookUrl: string;
  secret: string;
  event: string;
  first: number;
  seconds: number;
  connections: number;
}): Promise<{ accepted: number; refused: number; perSecond: number }> {
  const sender = createSender(load);
  const startAt = performance.now();
  const endAt = startAt + load.seconds * 1000;
  let next = load.first;
  let accepted = 0;
  let refused = 0;
  const sendOn = async () => {
    while (performance.now() < endAt) {
      const body = numbered(load.event, next);
      next += 1;
      if ((await sender.send(body)) === 200) accepted += 1;
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, sendOn));
  const seconds = (performance.now() - startAt) / 1000;
  await sender.close();
  return { accepted, refused, perSecond: Math.round(accepted / seconds) };
}
