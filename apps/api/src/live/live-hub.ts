import { setTimeout as sleep } from 'node:timers/promises';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { type LiveKind, liveKinds } from '@latchkey/contracts/live';
import { listenToChanges } from '@latchkey/db/live/listen-to-changes';
import { publishChanges } from '@latchkey/db/live/publish-changes';
import { watchMs, watchOrganisations } from '@latchkey/db/live/watch-organisations';
import type { Deps } from '../deps.ts';

/** Changes of one organisation, gathered until somebody takes them. */
interface Follower {
  organisationId: OrganisationId;
  waiting: Set<LiveKind>;
  wake(): void;
}

export interface LiveHub {
  /**
   * The kinds of what changes, together where they come together, until the signal. Begins with all kinds: at once where a
   * lost stream is gone on with, otherwise a moment later, for what changed while the page was being loaded.
   *
   * @throws {LatchkeyError} `too_many_requests`; an `AbortError` when the stream ends here, so that browsers begin a new one
   */
  follow(
    organisationId: OrganisationId,
    of: { resumed: boolean; signal: AbortSignal },
  ): AsyncIterable<LiveKind[]>;
  /** Ends all streams. */
  close(): Promise<void>;
}

const publishEveryMs = 250;
const loadingMs = 1_500;
/** Of one organisation in this process. */
const mostStreams = 200;

/** Who listens to what changes: one connection to the database for all of them, and none while nobody does. */
export function createLiveHub({ database, logger }: Pick<Deps, 'database' | 'logger'>): LiveHub {
  const followers = new Set<Follower>();
  const closing = new AbortController();
  let listening: Promise<() => Promise<void>> | undefined;
  let turning: Promise<void> | undefined;
  let heardBefore = false;

  const tell = (which: (follower: Follower) => boolean, kinds: readonly LiveKind[]) => {
    for (const follower of followers) {
      if (!which(follower)) continue;
      for (const kind of kinds) follower.waiting.add(kind);
      follower.wake();
    }
  };
  const listen = () => {
    listening ??= listenToChanges(database, {
      onChange: (organisationId, kind) => tell((each) => each.organisationId === organisationId, [kind]),
      onListening: () => {
        if (heardBefore) tell(() => true, liveKinds);
        heardBefore = true;
      },
    }).catch((error: unknown) => {
      listening = undefined;
      throw error;
    });
    return listening;
  };
  const watch = () =>
    watchOrganisations(database.db, [...new Set([...followers].map(({ organisationId }) => organisationId))]);

  /** Tells all apis what has changed, and keeps the watches alive, for as long as anybody listens here. */
  const turn = async () => {
    let watchedAt = Date.now();
    while (followers.size > 0 && !closing.signal.aborted) {
      await sleep(publishEveryMs);
      try {
        await publishChanges(database.db);
        if (Date.now() - watchedAt < watchMs / 3) continue;
        await watch();
        watchedAt = Date.now();
      } catch (error) {
        logger.debug({ err: error }, 'changes could not be told');
      }
    }
    turning = undefined;
  };

  return {
    follow: async function* (organisationId, { resumed, signal }) {
      const streams = [...followers].filter((each) => each.organisationId === organisationId).length;
      if (streams >= mostStreams)
        throw new LatchkeyError('too_many_requests', 'Too many pages of this organisation are open.');
      const ended = AbortSignal.any([signal, closing.signal]);
      const follower: Follower = { organisationId, waiting: new Set(), wake: () => {} };
      followers.add(follower);
      const first = setTimeout(() => tell((each) => each === follower, liveKinds), resumed ? 0 : loadingMs);
      try {
        await Promise.all([listen(), watch()]);
        turning ??= turn();
        for (;;) {
          await changed(follower, ended);
          const kinds = [...follower.waiting];
          follower.waiting.clear();
          yield kinds;
        }
      } finally {
        clearTimeout(first);
        followers.delete(follower);
      }
    },
    close: async () => {
      closing.abort();
      await turning;
      const stop = await listening?.catch(() => undefined);
      await stop?.();
    },
  };
}

/** When something waits for the follower. @throws an `AbortError` at the end of the signal */
function changed(follower: Follower, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new DOMException('The stream is over.', 'AbortError'));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    follower.wake = () => {
      if (follower.waiting.size === 0) return;
      signal.removeEventListener('abort', end);
      follower.wake = () => {};
      resolve();
    };
    follower.wake();
  });
}
