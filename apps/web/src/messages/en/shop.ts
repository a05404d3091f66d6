import { common } from './common.ts';
import { creator } from './creator.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { home } from './home.ts';
import { legal } from './legal.ts';
import { member } from './member.ts';
import { miniApp } from './mini-app.ts';
import { order } from './order.ts';
import { plan } from './plan.ts';
import { status } from './status.ts';

/** The words of the public pages. */
export const shopMessages = {
  common,
  errors,
  frame,
  home,
  creator,
  plan,
  order,
  member,
  miniApp,
  legal,
  status,
} as const;
