import { LatchkeyError } from '@latchkey/contracts/errors';
import { noticeTextProblem } from '@latchkey/contracts/notices/fill-text';
import type { NoticeTextName } from '@latchkey/contracts/notices/texts';
import { keepText } from '@latchkey/db/notice-text/notice-texts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { textView } from './text-view.ts';

const problems = {
  unknown: (named: string) => `there is no ${named} to name here.`,
  missing: (named: string) => `${named} must be named, outside of [[ ]].`,
  brackets: () => 'a bracket has no other that goes with it.',
};

/** Refuses words that would leave a person without what they must know. @throws {LatchkeyError} `invalid_input` */
export function checkText(name: NoticeTextName, body: string): void {
  const problem = noticeTextProblem(name, body);
  if (!problem) return;
  const named = problem.placeholders.map((each) => `{${each}}`).join(', ');
  throw new LatchkeyError('invalid_input', `body: ${problems[problem.kind](named)}`);
}

/** Own words for a message in a language. */
export function noticeTextSet({ database, clock }: Deps): UseCases['noticeText']['set'] {
  return async ({ organisationId, principal, correlationId }, { name, locale, body }) => {
    checkText(name, body);
    const act = actOf(principal, correlationId, clock.now());
    await keepText(database.db, { organisationId, name, locale, body }, act);
    return textView(name, locale, [{ name, locale, body }]);
  };
}

/** Our words again. */
export function noticeTextReset({ database, clock }: Deps): UseCases['noticeText']['reset'] {
  return async ({ organisationId, principal, correlationId }, { name, locale }) => {
    const act = actOf(principal, correlationId, clock.now());
    await keepText(database.db, { organisationId, name, locale, body: null }, act);
    return textView(name, locale, []);
  };
}
