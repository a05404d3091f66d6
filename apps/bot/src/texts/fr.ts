import type { Texts } from './en.ts';
import { accessCode } from './fr/access-code.ts';
import { acts } from './fr/acts.ts';
import { alerts } from './fr/alerts.ts';
import { broadcasts } from './fr/broadcasts.ts';
import { change } from './fr/change.ts';
import { claim } from './fr/claim.ts';
import { commands } from './fr/commands.ts';
import { creator } from './fr/creator.ts';
import { general } from './fr/general.ts';
import { information } from './fr/information.ts';
import { join } from './fr/join.ts';
import { language } from './fr/language.ts';
import { memberCode } from './fr/member-code.ts';
import { memberships } from './fr/memberships.ts';
import { move } from './fr/move.ts';
import { plan } from './fr/plan.ts';
import { plans } from './fr/plans.ts';
import { privacy } from './fr/privacy.ts';
import { receipts } from './fr/receipts.ts';
import { stars } from './fr/stars.ts';
import { stats } from './fr/stats.ts';
import { status } from './fr/status.ts';
import { support } from './fr/support.ts';
import { withdrawal } from './fr/withdrawal.ts';

/** The same in French: what English has and this has not does not compile. */
export const fr: Texts = {
  locale: 'fr',
  accessCode,
  acts,
  change,
  alerts,
  broadcasts,
  claim,
  commands,
  creator,
  general,
  information,
  join,
  language,
  memberCode,
  memberships,
  move,
  plan,
  plans,
  privacy,
  receipts,
  stars,
  status,
  support,
  withdrawal,
  stats,
};
