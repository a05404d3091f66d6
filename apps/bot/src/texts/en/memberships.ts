import { type Html, html } from '../../render/html.ts';

export const memberships = {
  title: html`<b>Your memberships</b>`,
  more: (count: number): Html => html`… and ${count} more.`,
  inside: html`You are in.`,
  period: (day: string): Html => html`The current period runs until ${day}.`,
  open: html`The way in is open. Tap the button and ask to join: you are let in at once.`,
  openWithoutLink: html`You may come in. The invite link is being renewed; please look at /status again in a few minutes.`,
  pending: html`Your access is being prepared. I will write as soon as the way in is open.`,
  grace: (day: string): Html =>
    html`The last payment did not go through. You keep your access until ${day}; please pay before then.`,
  ended: html`Your access has ended.`,
  enter: (channel: string) => `Join ${channel}`,
  pay: (channel: string) => `Pay for ${channel}`,
};
