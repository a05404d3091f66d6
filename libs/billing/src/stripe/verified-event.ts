/** An event whose sender is proven. Only ids are to be taken from its payload: facts are read from the object. */
export interface VerifiedEvent {
  id: string;
  type: string;
  /** The connected account; null: an event of our own account, or a thin one. */
  account: string | null;
  livemode: boolean;
  created: Date;
  /** The endpoint's version; null on thin events. */
  apiVersion: string | null;
  /** A notification without data (`v2.core.event`). */
  thin: boolean;
  payload: unknown;
  rawBody: Uint8Array;
}
