import { memberCode } from '@latchkey/access/member/member-code';
import { type MemberSubject, memberUrl, signMemberKey } from '@latchkey/access/member/member-key';
import { withdrawalEnd } from '@latchkey/access/withdraw/withdrawal-end';
import { AccountMoveId, BuyerId, MemberSessionId, WithdrawalId } from '@latchkey/contracts/ids';
import type { BuyerMailKind } from '@latchkey/contracts/member/buyer-mail';
import { loadBought } from '@latchkey/db/buyer-mail/load-bought';
import type { WaitingMail } from '@latchkey/db/buyer-mail/load-mail';
import { loadTold } from '@latchkey/db/buyer-mail/notice-mail';
import { findPayer, findWayIn } from '@latchkey/db/buyer-mail/way-in-mail';
import { findBuyerId } from '@latchkey/db/member/find-buyer-id';
import { loadMemberSession } from '@latchkey/db/member/member-sessions';
import { findAccountMove } from '@latchkey/db/move/find-account-move';
import { loadAnswer } from '@latchkey/db/support/send-answer';
import { findWithdrawal } from '@latchkey/db/withdrawal/find-withdrawal';
import type { Mail } from '@latchkey/mail/mail';
import { erasureMail } from '@latchkey/mail/templates/erasure';
import { memberLinkMail } from '@latchkey/mail/templates/member-link';
import { moveMail } from '@latchkey/mail/templates/move';
import { purchaseMail } from '@latchkey/mail/templates/purchase';
import { signInCodeMail } from '@latchkey/mail/templates/sign-in-code';
import { supportAnswerMail } from '@latchkey/mail/templates/support-answer';
import { wayInMail } from '@latchkey/mail/templates/way-in';
import { withdrawalMail } from '@latchkey/mail/templates/withdrawal';
import { noticeMail } from '../notices/notice-mail.ts';
import { whatToSay } from '../notices/what-to-say.ts';
import type { WorkerDeps } from '../worker-deps.ts';

type Write = (deps: WorkerDeps, mail: WaitingMail) => Promise<Mail | null>;

const dayMs = 86_400_000;

/** The words of a mail as they are right when it is sent; null when there is nothing to say any more. */
export function writeBuyerMail(deps: WorkerDeps, mail: WaitingMail): Promise<Mail | null> {
  return writers[mail.kind](deps, mail);
}

const writers = {
  purchase: async (deps, { organisationId, about, locale, seller, timeZone }) => {
    const bought = await loadBought(deps.database.db, { organisationId, orderId: about });
    if (!bought) return null;
    const url = linkFor(deps, bought);
    return purchaseMail(locale, {
      ...bought,
      shop: seller,
      timeZone,
      orderId: about,
      // The day before the end that is counted for the latest place: what can be promised everywhere.
      withdrawUntil: new Date(withdrawalEnd(bought.concludedAt).getTime() - dayMs),
      url,
    });
  },
  way_in: async (deps, { organisationId, about: accessId, locale, seller }) => {
    const { db } = deps.database;
    const [wayIn, payer] = await Promise.all([
      findWayIn(db, { organisationId, accessId }),
      findPayer(db, { organisationId, accessId }),
    ]);
    if (!wayIn || !payer) return null;
    return wayInMail(locale, { shop: seller, ...wayIn, memberUrl: linkFor(deps, payer) });
  },
  notice: async (deps, { organisationId, about: messageId, seller: shop }) => {
    const { db } = deps.database;
    const told = await loadTold(db, { organisationId, messageId });
    // Its sender may have reported late: who has it in Telegram is told nothing twice.
    if (!told || told.state === 'sent') return null;
    const { notice } = told;
    const payer = await findPayer(db, { organisationId, accessId: notice.accessId });
    if (!payer) return null;
    const pageUrl = linkFor(deps, payer);
    const said = whatToSay(notice, deps.clock.now(), { ...deps.links, pageUrl });
    return said && noticeMail(notice, said, { shop, pageUrl });
  },
  member_link: async (deps, { about, locale, seller }) => {
    const buyerId = BuyerId.parse(about);
    return memberLinkMail(locale, { shop: seller, url: linkFor(deps, { buyerId }), days: 30 });
  },
  member_code: async ({ database, links }, { about, locale }) => {
    const session = await loadMemberSession(database.db, MemberSessionId.parse(about));
    // Codes are on wall time, as their session is.
    const leftMs = (session?.codeExpiresAt?.getTime() ?? 0) - Date.now();
    if (!session || leftMs <= 0) return null;
    const code = memberCode(links.secret, { sessionId: session.id, number: session.codeNumber });
    return signInCodeMail(locale, { code, minutes: Math.ceil(leftMs / 60_000) });
  },
  withdrawal: async (deps, { organisationId, about, locale, seller, timeZone }) => {
    const { db } = deps.database;
    const withdrawal = await findWithdrawal(db, organisationId, { withdrawalId: WithdrawalId.parse(about) });
    const bought = withdrawal && (await loadBought(db, { organisationId, orderId: withdrawal.orderId }));
    if (!withdrawal || !bought) return null;
    return withdrawalMail(locale, { ...bought, ...withdrawal, shop: seller, timeZone });
  },
  erasure: async (_deps, { locale, seller, createdAt, timeZone }) =>
    erasureMail(locale, { shop: seller, at: createdAt, timeZone }),
  support_answer: async ({ database }, { organisationId, about, locale, seller }) => {
    const answer = await loadAnswer(database.db, { organisationId, supportAnswerId: about });
    return answer && supportAnswerMail(locale, { ...answer, shop: seller });
  },
  move_asked: (deps, mail) => writeMove(deps, mail, 'asked'),
  move_ready: (deps, mail) => writeMove(deps, mail, 'ready'),
} satisfies Record<BuyerMailKind, Write>;

/** Of a move that is over nothing is said. */
async function writeMove(
  deps: WorkerDeps,
  { organisationId, about, email, locale, seller: shop, timeZone }: WaitingMail,
  says: 'asked' | 'ready',
): Promise<Mail | null> {
  const { db } = deps.database;
  const accountMoveId = AccountMoveId.parse(about);
  const [move, buyerId] = await Promise.all([
    findAccountMove(db, { organisationId, accountMoveId }),
    findBuyerId(db, { organisationId, email }),
  ]);
  if (move?.state !== 'open' || !buyerId) return null;
  return moveMail(locale, says, { ...move, shop, timeZone, url: linkFor(deps, { buyerId }) });
}

function linkFor({ links, clock }: WorkerDeps, of: MemberSubject): string {
  const subject = 'buyerId' in of ? { buyerId: of.buyerId } : of;
  return memberUrl(links.publicWebUrl, signMemberKey(links.secret, subject, clock.now()));
}
