import { html } from '../../render/html.ts';

export const general = {
  trouble: 'Something is not working on our side right now. Please try again in a minute.',
  unknown: html`I did not understand that. /status shows your memberships, /help what else I can do.`,
};
