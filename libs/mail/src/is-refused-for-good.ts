/** Whether the mail server has refused a mail for good (RFC 5321, replies that begin with 5): sending it again changes nothing. */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  const code = Number(error.responseCode);
  // What is wrong with our login or our sender is for the operator to mend, and the mail goes out then.
  const ours =
    'command' in error && ['AUTH', 'MAIL FROM', 'API'].some((each) => String(error.command).startsWith(each));
  return code >= 500 && code < 600 && !ours;
}
