import { z } from 'zod';
import { procedure } from './procedure.ts';

/** The person who is signed in. What is changed about them is better-auth's business (`/api/auth`). */
export const account = {
  me: procedure({
    type: 'query',
    permission: 'signed_in',
    input: z.void(),
    output: z.object({
      userId: z.string(),
      name: z.string(),
      email: z.string(),
      /** Whether the person has shown that the address is theirs. */
      emailVerified: z.boolean(),
      twoFactorEnabled: z.boolean(),
      /** False for who has only signed in by links so far. */
      hasPassword: z.boolean(),
    }),
  }),
};
