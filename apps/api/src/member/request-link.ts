import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '@latchkey/contracts/locale';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { findAddressees } from '@latchkey/db/member/find-addressees';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** So long takes the answer in any case: how long does not tell who has bought. */
const answerAfterMs = 400;

/**
 * Sends the way to the member's page to an address: a mail from each seller of whom something was bought with it. The answer
 * is the same whether or not there is any, and whether or not too much was asked.
 */
export function memberRequestLink(deps: Deps): UseCases['member']['requestLink'] {
  return async ({ correlationId }, { email, locale }) => {
    const asked = promiseLinks(deps, { email: email.toLowerCase(), locale, correlationId });
    await Promise.all([asked, sleep(answerAfterMs)]);
    return { asked: true };
  };
}

async function promiseLinks(
  deps: Deps,
  { email, locale, correlationId }: { email: string; locale: Locale; correlationId: string },
): Promise<void> {
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'member'), async (unit) => {
    const to = { email, locale, kind: 'member_link', correlationId, at } as const;
    for (const { organisationId, buyerId } of await findAddressees(unit.db, { email, now: at })) {
      // Two at the same moment are one.
      const occasion = `member link ${buyerId} ${Math.floor(at.getTime() / 60_000)}`;
      await promiseMail(unit, { ...to, organisationId, about: buyerId, occasion });
    }
  });
}
