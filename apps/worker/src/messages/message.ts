/** A message as it goes to Telegram: HTML, and at most one button. */
export interface Message {
  html: string;
  button: { text: string; url: string } | null;
  /** A button in a row of its own that the bot answers. */
  below?: { text: string; callback_data: string };
}
