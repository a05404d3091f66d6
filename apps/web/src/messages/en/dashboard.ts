import { account } from './account.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { members } from './members.ts';
import { money } from './money.ts';
import { plans } from './plans.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { timeline } from './timeline.ts';

/** The words of the creators' pages. */
export const dashboardMessages = {
  account,
  common,
  errors,
  forms,
  members,
  money,
  plans,
  settings,
  shell,
  timeline,
} as const;
