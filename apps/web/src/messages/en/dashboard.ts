import { account } from './account.ts';
import { attention } from './attention.ts';
import { broadcasts } from './broadcasts.ts';
import { channels } from './channels.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { members } from './members.ts';
import { money } from './money.ts';
import { onboarding } from './onboarding.ts';
import { overview } from './overview.ts';
import { plans } from './plans.ts';
import { seller } from './seller.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { team } from './team.ts';
import { timeline } from './timeline.ts';

/** The words of the creators' pages. */
export const dashboardMessages = {
  account,
  attention,
  broadcasts,
  channels,
  common,
  errors,
  forms,
  members,
  money,
  onboarding,
  overview,
  plans,
  seller,
  settings,
  shell,
  team,
  timeline,
} as const;
