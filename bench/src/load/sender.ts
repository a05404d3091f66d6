import { createHmac } from 'node:crypto';
import { Pool } from 'undici';

export interface Sender {
  /** Signs and posts a webhook. @returns the answer's status; 0 when there was none. */
  send(body: string): Promise<number>;
  close(): Promise<void>;
}

/** Plays Stripe: every delivery is signed for the moment it is sent, connections are kept. */
export function createSender(options: { webhookUrl: string; secret: string; connections: number }): Sender {
  const { origin, pathname: path } = new URL(options.webhookUrl);
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 });
  return {
    send: async (body) => {
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature(body, options.secret),
      };
      try {
        const answer = await pool.request({ method: 'POST', path, headers, body });
        await answer.body.dump();
        return answer.statusCode;
      } catch {
        return 0;
      }
    },
    close: () => pool.close(),
  };
}

function signature(body: string, secret: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${v1}`;
}
