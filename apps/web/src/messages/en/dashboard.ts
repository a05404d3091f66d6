import { account } from './account.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { shell } from './shell.ts';

/** The words of the creators' pages. */
export const dashboardMessages = { account, common, errors, forms, shell } as const;
