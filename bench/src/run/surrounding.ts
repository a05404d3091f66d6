import type { Emulators } from '../emulators/start-emulators.ts';

export const backends = ['redis', 'postgres'] as const;
export type Backend = (typeof backends)[number];

/** Where a system under test finds itself. */
export interface Surrounding {
  backend: Backend;
  databaseUrl: string;
  /** Set for the Redis backend alone. */
  redisUrl: string | undefined;
  emulators: Emulators;
  /** For logs. */
  folder: string;
  /** Folder for CPU profiles of the processes. */
  profileTo: string | undefined;
}
