import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawFrom } from '../plan/draw.ts';

/** Between the provider and our api: keeps what the provider sends, and delivers it as a bad post office would. */
export interface EventPost {
  /** Where the provider sends to. */
  url: string;
  /** Delivers what has come since the last time: some of it lost, some twice and more, in another order. */
  deliver(step: number): Promise<void>;
  /** From now on everything is delivered, once and in order. */
  reform(): void;
  /** Everything that was given out is delivered. */
  delivered(): Promise<void>;
  counts: {
    events: number;
    lost: number;
    silenced: number;
    doubled: number;
    reordered: number;
    refused: number;
  };
  close(): void;
}

interface Letter {
  /** Which of our objects it is a signal of. */
  about: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The share of the objects of a step of which nothing at all arrives, and of the other letters that are lost. */
const silent = 0.08;
const lost = 0.25;
const atOnce = 12;

export async function openEventPost(
  apiUrls: () => readonly string[],
  of: { seed: number; trouble: boolean },
): Promise<EventPost> {
  const kept: Letter[] = [];
  const underWay = new Set<Promise<void>>();
  const counts = { events: 0, lost: 0, silenced: 0, doubled: 0, reordered: 0, refused: 0 };
  let closed = false;
  let isBad = of.trouble;

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      kept.push(letterOf(body, request.headers));
      response.end('{"received":true}');
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;

  /** Until it is taken, at one api or the other, as the provider would. */
  const send = async (letter: Letter, turn: number): Promise<void> => {
    for (let tries = turn; !closed; tries += 1) {
      const urls = apiUrls();
      const taken = await fetch(`${urls[tries % urls.length]}/webhooks/stripe`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'stripe-signature': String(letter.headers['stripe-signature']),
        },
        body: letter.body,
        signal: AbortSignal.timeout(10_000),
      }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.ok;
        },
        () => false,
      );
      if (taken) return;
      counts.refused += 1;
      await sleep(250);
    }
  };

  const sendAll = async (letters: readonly Letter[]): Promise<void> => {
    let next = 0;
    const sender = async () => {
      for (let index = next++; index < letters.length; index = next++)
        await send(letters[index] as Letter, index);
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
  };

  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    counts,
    deliver: async (step) => {
      const letters = kept.splice(0);
      counts.events += letters.length;
      const sorted = isBad ? mistreat(letters, drawFrom(of.seed, `post ${step}`), counts) : letters;
      const sending = sendAll(sorted).finally(() => underWay.delete(sending));
      underWay.add(sending);
      await Promise.race([sending, sleep(3_000)]);
    },
    reform: () => {
      isBad = false;
    },
    delivered: async () => void (await Promise.all(underWay)),
    close: () => {
      closed = true;
      server.close();
      server.closeAllConnections();
    },
  };
}

/** By the number of each letter in its step, so that the same seed treats the same letters alike. */
function mistreat(
  letters: readonly Letter[],
  draw: ReturnType<typeof drawFrom>,
  counts: EventPost['counts'],
): Letter[] {
  const objects = [...new Set(letters.map((letter) => letter.about))];
  const silenced = new Set(objects.filter(() => draw.share() < silent));
  counts.silenced += silenced.size;
  const out = letters.flatMap((letter) => {
    const fate = draw.share();
    if (fate < lost || silenced.has(letter.about)) {
      counts.lost += 1;
      return [];
    }
    const copies = fate > 0.75 ? draw.between(2, 3) : 1;
    counts.doubled += copies - 1;
    return Array.from({ length: copies }, () => letter);
  });
  const shuffled = draw.shuffled(out);
  counts.reordered += shuffled.filter((letter, index) => letter !== out[index]).length;
  return shuffled;
}

function letterOf(body: string, headers: IncomingHttpHeaders): Letter {
  const event = JSON.parse(body) as { type: string; data: { object: Signalled } };
  const { object } = event.data;
  const subscription = object.subscription ?? object.parent?.subscription_details?.subscription;
  return {
    about: subscription ?? object.id,
    headers,
    body,
  };
}

interface Signalled {
  id: string;
  /** Of a checkout. */
  subscription?: string | null;
  /** Of an invoice. */
  parent?: { subscription_details?: { subscription?: string | null } | null } | null;
}
