import { z } from 'zod';

const Sent = z.object({ from: z.object({ id: z.int().positive() }) });

/** Telegram's id of whoever sent an update; null where nobody did. Every kind that has a sender names them `from`. */
export function senderOf({
  update_id: _,
  ...kinds
}: {
  update_id: number;
  [kind: string]: unknown;
}): number | null {
  for (const content of Object.values(kinds)) {
    const sent = Sent.safeParse(content).data;
    if (sent) return sent.from.id;
  }
  return null;
}
