import { html } from '../../render/html.ts';

export const general = {
  trouble: 'Something is not working on our side right now. Please try again in a minute.',
  /** Where a group was told a command that is meant for the bot alone. */
  inPrivate: html`Please write to me in private: what you have is nobody else’s business.`,
  openChat: 'Open the chat with me',
  /** Under the name of the bot, before anybody has written to it (512 characters), and beside its picture (120). */
  description:
    'I let paying members into the channels and groups they have bought: find a plan, pay, enter, change, cancel, withdraw and get help, all in this chat.',
  shortDescription: 'The way into channels and groups for their paying members.',
  unknown: html`I did not understand that. /status shows your memberships, /help what else I can do.`,
};
