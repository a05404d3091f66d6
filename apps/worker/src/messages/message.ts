/** A message as it goes to Telegram: HTML, and at most one button. */
export interface Message {
  html: string;
  button: { text: string; url: string } | null;
}
