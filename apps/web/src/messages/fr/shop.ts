import type { shopMessages as en } from '../en/shop.ts';
import type { Translation } from '../translation.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';

/** The words of the public pages. */
export const shopMessages = { common, errors } as const satisfies Translation<typeof en>;
