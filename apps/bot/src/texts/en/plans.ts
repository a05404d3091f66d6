import { html } from '../../render/html.ts';

export const plans = {
  title: html`<b>On sale here</b>\n\nChoose a plan to see what it opens.`,
  none: html`Nothing is on sale here at the moment. A creator’s own page, or their link, shows what they sell.`,
  line: (plan: string, seller: string) => `${plan} · ${seller}`,
  previous: '‹',
  next: '›',
  back: '‹ All plans',
  gone: 'This plan is not on sale any more.',
};
