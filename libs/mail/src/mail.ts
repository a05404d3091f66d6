/** One mail as it is sent: the same words as plain text and as HTML. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}
