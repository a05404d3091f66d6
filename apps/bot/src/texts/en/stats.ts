import { type Html, html } from '../../render/html.ts';

/** /stats, for those who run an organisation. */
export const stats = {
  /** What the list of commands says of it. */
  command: 'Your members and income',
  members: (members: number, joined: number): Html =>
    html`Members: <b>${members}</b>, of whom ${joined} came within the last 30 days`,
  leaving: (leaving: number, inGrace: number): Html =>
    html`Leaving at the end of what is paid: ${leaving} · in grace: ${inGrace}`,
  income: (amounts: string): Html => html`This month, after refunds and fees: <b>${amounts}</b>`,
  noIncome: html`No money has moved this month.`,
};
