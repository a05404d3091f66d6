import { startPayloads } from '@latchkey/contracts/claim-token';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import { countMails } from '@latchkey/db/buyer-mail/count-mails';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { type MemberSession, nextCode } from '@latchkey/db/member/member-sessions';
import { listPlaces } from '@latchkey/db/move/list-places';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { deepLinks } from '../bot/deep-links.ts';
import type { Deps } from '../deps.ts';
import type { MemberCall, UseCases } from '../trpc/use-cases.ts';

/** A code is good for so long. */
const validMs = 10 * 60_000;
/** So many codes go to an address within an hour, whoever asks for them. */
const mostMails = 8;

/**
 * Has a code sent that shows who the person is: by mail to the address behind the session, or to the one that has paid for its
 * Telegram account's place; or by the bot to that account, which asks for it by opening the link.
 */
export function memberSendCode(deps: Deps): UseCases['member']['sendCode'] {
  return async (call, { by }) => {
    // As the session's other times: wall time.
    const expiresAt = new Date(Date.now() + validMs);
    const deepLink = by === 'mail' ? await byMail(deps, call, expiresAt) : await byBot(deps, call, expiresAt);
    return { expiresAt: expiresAt.toISOString(), deepLink };
  };
}

async function byMail(deps: Deps, { session, correlationId }: MemberCall, expiresAt: Date): Promise<null> {
  const { organisationId, id, locale } = session;
  const email = await addressOf(deps, session);
  if (email === null) throw new LatchkeyError('invalid_input', 'by: no address of yours is known.');
  const at = deps.clock.now();
  const hourAgo = new Date(at.getTime() - 3_600_000);
  await unitOfWork(named(deps, 'member'), async (unit) => {
    const sent = await countMails(unit.db, { email, kind: 'member_code', since: hourAgo });
    const number = sent < mostMails ? await nextCode(unit.db, session, { expiresAt, email }) : null;
    if (number === null) throw tooMany();
    const to = { organisationId, email, locale, correlationId, at };
    await promiseMail(unit, { ...to, kind: 'member_code', about: id, occasion: `code ${id} ${number}` });
  });
  return null;
}

/** Of who came from Telegram: the one address that has paid for their place. */
async function addressOf({ database: { db }, clock }: Deps, session: MemberSession): Promise<string | null> {
  if (session.email !== null) return session.email;
  const places = await listPlaces(db, session, clock.now());
  return places.find(({ addresses }) => addresses.length === 1)?.addresses[0] ?? null;
}

async function byBot({ database: { db } }: Deps, { session }: MemberCall, expiresAt: Date): Promise<string> {
  const [bot] = session.telegramId === null ? [] : await listBots(db, session.organisationId);
  if (!bot) throw new LatchkeyError('invalid_input', 'by: this page was not opened from Telegram.');
  if ((await nextCode(db, session, { expiresAt, email: null })) === null) throw tooMany();
  return deepLinks(bot.username).start(`${startPayloads.code}${session.id}`);
}

function tooMany(): LatchkeyError {
  return new LatchkeyError(
    'too_many_requests',
    'Too many codes were asked for. Please try again in an hour.',
  );
}
