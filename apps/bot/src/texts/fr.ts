import type { Texts } from './en.ts';
import { accessCode } from './fr/access-code.ts';
import { alerts } from './fr/alerts.ts';
import { broadcasts } from './fr/broadcasts.ts';
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
import { stars } from './fr/stars.ts';
import { stats } from './fr/stats.ts';

/** The same in French: what English has and this has not does not compile. */
export const fr: Texts = {
  locale: 'fr',
  accessCode,
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
  stars,
  stats,
};
