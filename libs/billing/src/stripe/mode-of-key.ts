/**
 * Which mode a secret or restricted key acts in. Anything that is not plainly a test key counts as live,
 * so that what is forbidden in live mode stays forbidden for a key of a shape we do not know.
 */
export function modeOfKey(secretKey: string): 'live' | 'test' {
  return /^(?:sk|rk)_test_/.test(secretKey) ? 'test' : 'live';
}
