import { claimOrder } from '@latchkey/access/claim/claim-order';
import { type RedeemOutcome, redeemCode } from '@latchkey/access/code/redeem-code';
import { memberCode } from '@latchkey/access/member/member-code';
import { moveAccount } from '@latchkey/access/move/move-account';
import { startPayloads } from '@latchkey/contracts/claim-token';
import { MemberSessionId } from '@latchkey/contracts/ids';
import type { StartView, TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { findAccessCode } from '@latchkey/db/access-code/find-access-code';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import { noteReferral } from '@latchkey/db/bot-identity/note-referral';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { loadMemberSession } from '@latchkey/db/member/member-sessions';
import { noteName } from '@latchkey/db/membership/note-name';
import { useCreatorLink } from '@latchkey/db/organisation/use-creator-link';
import { limitGuesses } from '../checkout/limit-guesses.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { memberPagesOf } from './member-pages-of.ts';
import { membershipsOf } from './memberships-of.ts';
import { offerPlan } from './offer-plan.ts';

interface Started {
  botTelegramId: number;
  person: TelegramPerson;
  correlationId: string;
}

/** /start with or without a payload: a claim, a move, a plan, a creator's link, or how things stand. One that nobody knows is none. */
export function botStart(deps: Deps): UseCases['bot']['start'] {
  return async ({ correlationId }, { botTelegramId, person, payload }) => {
    const started = { botTelegramId, person, correlationId };
    const { database, clock } = deps;
    await noteContact(database.db, { blocked: false, botTelegramId, telegramId: person.id, at: clock.now() });
    await noteName(database.db, { botTelegramId, person });
    if (payload?.startsWith(startPayloads.claim)) return claim(deps, started, payload);
    if (payload?.startsWith(startPayloads.move)) return move(deps, started, payload);
    if (payload?.startsWith(startPayloads.plan)) return plan(deps, started, payload);
    if (payload?.startsWith(startPayloads.access)) return redeem(deps, started, payload);
    if (payload?.startsWith(startPayloads.creator)) return creator(deps, started, payload);
    if (payload?.startsWith(startPayloads.code)) return code(deps, started, payload);
    if (payload?.startsWith(startPayloads.referral)) {
      const referral = payload.slice(startPayloads.referral.length);
      await noteReferral(database.db, { botTelegramId, telegramId: person.id, referral });
    }
    const [now, pages] = await Promise.all([memberships(deps, started), memberPagesOf(deps, started)]);
    return { kind: 'memberships', memberships: now, pages };
  };
}

async function claim(deps: Deps, started: Started, token: string): Promise<StartView> {
  const outcome = await claimOrder(deps, { ...started, token });
  const now = await memberships(deps, started);
  return outcome.kind === 'claimed'
    ? { kind: 'claimed', memberships: now }
    : { kind: 'claim_refused', reason: outcome.reason, memberships: now };
}

async function move(deps: Deps, started: Started, token: string): Promise<StartView> {
  const outcome = await moveAccount(deps, { ...started, token });
  const now = await memberships(deps, started);
  return outcome.kind === 'moved'
    ? { kind: 'moved', memberships: now }
    : { kind: 'move_refused', reason: outcome.reason, memberships: now };
}

async function plan(deps: Deps, started: Started, payload: string): Promise<StartView> {
  const offer = await offerPlan(deps, {
    planId: payload.slice(startPayloads.plan.length),
    botTelegramId: started.botTelegramId,
    telegramId: started.person.id,
  });
  if (!offer) return { kind: 'plan_unavailable' };
  return { kind: 'plan', plan: offer, memberships: await memberships(deps, started) };
}

/** The link names the code by its id, which nobody guesses: the same words may be codes of several organisations. */
async function redeem(deps: Deps, started: Started, payload: string): Promise<StartView> {
  const outcome = await limitGuesses(
    deps.database.db,
    { telegramId: started.person.id },
    { code: () => openByLink(deps, started, payload), isRight: ({ kind }) => kind === 'redeemed' },
  );
  const now = await memberships(deps, started);
  if (outcome?.kind === 'redeemed')
    return { kind: 'code_redeemed', plan: outcome.planName, memberships: now };
  return { kind: 'code_refused', reason: outcome?.reason ?? 'too_often', memberships: now };
}

async function openByLink(
  deps: Deps,
  { botTelegramId, person, correlationId }: Started,
  payload: string,
): Promise<RedeemOutcome> {
  const { database, settings } = deps;
  const found = await findAccessCode(database.db, payload.slice(startPayloads.access.length), botTelegramId);
  if (!found) return { kind: 'refused', reason: 'unknown' };
  const { livemode } = settings;
  return redeemCode(deps, { ...found, planId: null, who: { person }, livemode, correlationId });
}

async function creator({ database, clock }: Deps, started: Started, token: string): Promise<StartView> {
  const organisation = await useCreatorLink(
    database.db,
    {
      tokenHash: hashToken(token),
      telegramId: started.person.id,
      botTelegramId: started.botTelegramId,
    },
    {
      actorKind: 'bot',
      actorId: String(started.person.id),
      correlationId: started.correlationId,
      at: clock.now(),
    },
  );
  return organisation === null ? { kind: 'creator_link_refused' } : { kind: 'creator_linked', organisation };
}

async function code(
  { database: { db }, settings }: Deps,
  started: Started,
  payload: string,
): Promise<StartView> {
  const id = MemberSessionId.safeParse(payload.slice(startPayloads.code.length)).data;
  const session = id ? await loadMemberSession(db, id) : null;
  // The account that opens the link is the proof: nobody else is told the code.
  const isOwn = session?.telegramId === started.person.id;
  const isGood = session?.codeExpiresAt && session.codeExpiresAt > new Date();
  if (!session || !isOwn || !isGood) return { kind: 'member_code_refused' };
  const number = session.codeNumber;
  return { kind: 'member_code', code: memberCode(settings.authSecret, { sessionId: session.id, number }) };
}

function memberships({ database }: Deps, { botTelegramId, person }: Started) {
  return membershipsOf(database.db, { botTelegramId, telegramId: person.id });
}
