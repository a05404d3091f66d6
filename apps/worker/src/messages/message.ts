/** A message as it goes to Telegram: HTML, and its buttons, one below the other. */
export interface Message {
  html: string;
  buttons: readonly MessageButton[];
}

/** A link, or what comes back to the bot when it is tapped (64 bytes at most). */
export type MessageButton = { text: string; url: string } | { text: string; callback_data: string };
