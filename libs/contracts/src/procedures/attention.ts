import { z } from 'zod';
import { actionsRequired } from '../access/reasons.ts';
import { AccessId, AlertId, ChannelId, OrganisationId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { AlertView } from './alert.ts';
import { BrakeView } from './brake.ts';
import { DeadLetterView } from './dead-letter.ts';
import { procedure } from './procedure.ts';
import { DriftView } from './reconcile.ts';

const organisationId = OrganisationId.optional();

/** Accesses of a channel that the same thing holds up, shown as one. */
export const HeldUpAccesses = z.object({
  channelId: ChannelId,
  channelTitle: z.string(),
  action: z.enum(actionsRequired),
  count: z.int(),
  /** The first few of them; `name`: of the person, or null where nobody has claimed it. */
  people: z.array(z.object({ accessId: AccessId, name: z.string().nullable() })),
});
export type HeldUpAccesses = z.infer<typeof HeldUpAccesses>;

/** Whom something is about, where it is about somebody; `personName`: null where they have none. */
const AboutPerson = z.object({ personName: z.string().nullable(), subscriberId: SubscriberId.nullable() });

/** How much of each kind waits for a person. */
export const AttentionCounts = z.object({
  brakes: z.int(),
  alerts: z.int(),
  accesses: z.int(),
  drifts: z.int(),
  deadLetters: z.int(),
  total: z.int(),
});
export type AttentionCounts = z.infer<typeof AttentionCounts>;

export const AttentionView = z.object({
  counts: AttentionCounts,
  /** Removals that wait for somebody's consent. */
  brakes: z.array(BrakeView.extend({ channelTitle: z.string().nullable() })),
  /** What has happened or lasts, other than what is listed as itself. */
  alerts: z.array(AlertView.extend(AboutPerson.shape)),
  /** What holds up accesses, by channel. */
  accesses: z.array(HeldUpAccesses),
  /** Differences that nothing puts right by itself. */
  drifts: z.array(DriftView.extend({ channelTitle: z.string().nullable(), ...AboutPerson.shape })),
  /** Jobs that were given up. */
  deadLetters: z.array(DeadLetterView),
});
export type AttentionView = z.infer<typeof AttentionView>;

export const attention = {
  /** All that waits for a person, the first 50 of each kind. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId }),
    output: AttentionView,
  }),
  /** Only how much it is. */
  count: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId }),
    output: AttentionCounts,
  }),
  /** Has those looked at again that something holds up in a channel; what a person has put right goes on by it. */
  lookAgain: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, channelId: ChannelId, action: z.enum(actionsRequired) }),
    output: z.object({ asked: z.int() }),
  }),
  /** Puts an alert of something that has happened aside: it was seen. What lasts ends by itself alone (`conflict`). */
  acknowledge: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, alertId: AlertId }),
    output: z.object({ closedAt: Instant }),
  }),
  /** Takes that back. */
  bringBack: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, alertId: AlertId }),
    output: z.object({ alertId: AlertId }),
  }),
};
