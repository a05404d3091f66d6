import type { AlertActOutcome } from '@latchkey/contracts/procedures/bot-creator';

const by = (name: string | null) => (name === null ? '' : ` by ${name.slice(0, 64)}`);

/** What came of a button under an alert to those who run an organisation. */
export const alerts = {
  outcomes: {
    acknowledged: (name) => `✔️ Seen${by(name)}.`,
    looked: (name) => `🔎 Looked at again${by(name)}. What was put right is done within a minute.`,
    released: (name) => `✔️ Released${by(name)}. Each is decided once more before anything happens.`,
    kept: (name) => `✋ Kept${by(name)}. They stay until the facts are put right.`,
    over: () => '✔️ This is over: there is nothing left to decide.',
    not_allowed: () => 'Your role does not allow this.',
    second_person: () => 'Part of this is your own doing: somebody else must release it.',
    sign_in_again: () => 'Nobody else could look at this: open the page, sign in again and release it there.',
    unknown: () => 'This is not known here any more, or your account is not linked.',
  } satisfies Record<AlertActOutcome, (name: string | null) => string> as Record<
    AlertActOutcome,
    (name: string | null) => string
  >,
};
