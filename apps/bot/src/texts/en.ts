import type { Locale } from '@latchkey/contracts/locale';
import { accessCode } from './en/access-code.ts';
import { alerts } from './en/alerts.ts';
import { broadcasts } from './en/broadcasts.ts';
import { claim } from './en/claim.ts';
import { commands } from './en/commands.ts';
import { creator } from './en/creator.ts';
import { general } from './en/general.ts';
import { information } from './en/information.ts';
import { join } from './en/join.ts';
import { language } from './en/language.ts';
import { memberCode } from './en/member-code.ts';
import { memberships } from './en/memberships.ts';
import { move } from './en/move.ts';
import { plan } from './en/plan.ts';
import { stars } from './en/stars.ts';
import { stats } from './en/stats.ts';

/** Everything the bot says, by feature. Messages hold 4096 characters, buttons 64, alerts 200, descriptions of commands 256. */
export const en = {
  locale: 'en' as Locale,
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

export type Texts = typeof en;
