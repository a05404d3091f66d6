import type { StartView } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../../render/html.ts';

type CodeRefusal = Extract<StartView, { kind: 'code_refused' }>['reason'];

export const accessCode = {
  redeemed: (plan: string): Html => html`<b>The code is good: ${plan} is open to you.</b>`,
  refused: {
    unknown: html`This code is not known here. Please check how it is written.`,
    used_up: html`This code has been used up.`,
    expired: html`This code has expired.`,
    ended: html`This code is not valid any more.`,
    too_often: html`Too many codes were tried. Please try again in a quarter of an hour.`,
  } satisfies Record<CodeRefusal, Html>,
};
