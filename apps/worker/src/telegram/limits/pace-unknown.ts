/** Nobody could say whether a message may go now: it was not sent. */
export class PaceUnknown extends Error {
  constructor(cause?: unknown) {
    super('nobody could say whether a message may go now', { cause });
    this.name = 'PaceUnknown';
  }
}
