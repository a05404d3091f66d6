import { common } from './common.ts';
import { errors } from './errors.ts';

/** The words of the public pages. */
export const shopMessages = { common, errors } as const;
