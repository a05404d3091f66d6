import { html } from '../../render/html.ts';

export const broadcasts = {
  choices: html`<b>Messages from creators</b>\n\nFrom whom do you want to hear news? What concerns your membership itself, such as the way in and payments, you are always told.`,
  none: html`<b>Messages from creators</b>\n\nNobody writes to you by this bot: you are a member nowhere.`,
  wanted: (name: string) => `🔔 ${name}`,
  unwanted: (name: string) => `🔕 ${name}`,
  stop: (name: string) => `🔕 No more messages from ${name}`,
  again: (name: string) => `🔔 Messages from ${name} again`,
  stopped: 'You get no more messages of this kind. What concerns your membership you are told all the same.',
  begunAgain: 'You get these messages again.',
  unknown: 'This creator sends you nothing by this bot.',
};
