export interface Mail {
  id: number;
  /** Milliseconds of the sandbox's clock. */
  at: number;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  raw: string;
}

export interface MailState {
  nextId: number;
  /** The oldest first. */
  mails: Mail[];
}

export const emptyMailState = (): MailState => ({ nextId: 1, mails: [] });
