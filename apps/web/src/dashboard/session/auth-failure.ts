/** Why signing in, or a change of the account, was refused. */
export type AuthFailureKind =
  | 'wrong'
  | 'wrongPassword'
  | 'wrongCode'
  | 'wrongBackupCode'
  | 'tooLate'
  | 'limited'
  | 'taken'
  | 'same'
  | 'noMail'
  | 'linkOver'
  | 'signInFirst'
  | 'unreachable'
  | 'internal';

export class AuthFailure extends Error {
  readonly kind: AuthFailureKind;
  /** With `limited`: in how many seconds it may be tried again. */
  readonly retryAfter: number;
  constructor(kind: AuthFailureKind, retryAfter = 0) {
    super(kind);
    this.name = 'AuthFailure';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

/** better-auth's codes in our words. */
const kinds: Readonly<Record<string, AuthFailureKind>> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  INVALID_PASSWORD: 'wrongPassword',
  INVALID_CODE: 'wrongCode',
  INVALID_BACKUP_CODE: 'wrongBackupCode',
  INVALID_TWO_FACTOR_COOKIE: 'tooLate',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'tooLate',
  USER_ALREADY_EXISTS: 'taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'taken',
  MAIL_UNAVAILABLE: 'noMail',
  INVALID_TOKEN: 'linkOver',
  TOKEN_EXPIRED: 'linkOver',
  USER_NOT_FOUND: 'linkOver',
  SIGN_IN_FIRST: 'signInFirst',
};

/** Long enough for an account that is locked; the api says itself how long where it counts. */
const lockedSeconds = 15 * 60;

interface Answer<T> {
  data: T | null;
  error: { status: number; code?: string | undefined; message?: string | undefined } | null;
}

/**
 * What a call of sign-in has given.
 *
 * @throws {AuthFailure} when it was refused, or nobody has answered
 */
export async function authResult<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error } = await call.catch(() => {
    throw new AuthFailure('unreachable');
  });
  if (!error) return data as T;
  const { retryAfter = lockedSeconds } = error as { retryAfter?: number };
  if (error.status === 429) throw new AuthFailure('limited', retryAfter);
  if (error.message === 'Email is the same') throw new AuthFailure('same');
  const known = kinds[error.code ?? ''];
  throw new AuthFailure(known ?? (error.status >= 500 ? 'internal' : 'unreachable'));
}
