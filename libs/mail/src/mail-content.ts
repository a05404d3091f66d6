/** What a mail says, before it is laid out. Plain text: whoever's words are in it, they are escaped where they must be. */
export interface MailContent {
  subject: string;
  heading: string;
  /** Paragraphs above the button, or code. */
  before: readonly string[];
  /** The one thing to do. Its address is shown in full too, for those whose mail program shows no buttons. */
  button?: { label: string; url: string };
  /** A code to type elsewhere, set large. */
  code?: string;
  /** Names and values, such as those of a receipt. */
  facts?: readonly (readonly [name: string, value: string])[];
  /** Paragraphs below. */
  after?: readonly string[];
}
