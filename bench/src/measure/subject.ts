/** A system under test: it takes webhooks at one end and writes grants at the other. */
export interface Subject {
  webhookUrl: string;
  webhookSecret: string;
  /** The connected account whose payments come in. */
  account: string;
  /** How many of these payments are granted by now. */
  countGrants(range: PaymentRange): Promise<number>;
  /** When each payment's grant was committed: wall time in ms by the payment's number. */
  readGrants(range: PaymentRange): Promise<Map<number, number>>;
  /** What was written more than once for one payment: grants, notices, entries of the journal. */
  countDoubles(range: PaymentRange): Promise<number>;
  stop(): Promise<void>;
}

export interface PaymentRange {
  first: number;
  count: number;
}
