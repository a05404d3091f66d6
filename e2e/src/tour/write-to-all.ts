import { waitFor } from '../world/wait-for.ts';
import type { World } from '../world/world.ts';

/** A broadcast to everybody who has access, sent. @returns its id */
export async function writeToAll({ creator, sandbox }: World): Promise<string> {
  const { id: broadcastId } = await creator.broadcast.create.mutate({
    content: [{ text: 'Tonight at eight: ' }, { text: 'questions and answers', bold: true }],
    button: { text: 'Add to your calendar', url: 'https://example.com/tonight' },
    segment: { kind: 'active' },
    idempotencyKey: crypto.randomUUID(),
  });
  await creator.broadcast.schedule.mutate({ broadcastId });
  await sandbox.advance('11s');
  await waitFor('the broadcast to be sent', async () => {
    const { state } = await creator.broadcast.get.query({ broadcastId });
    return state === 'finished';
  });
  return broadcastId;
}
