/** Sign-up, sign-in and what belongs to the person. */
export const account = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    act: 'Sign in',
    wrong: 'E-mail and password do not belong together.',
    limited: 'Too many tries. Wait a minute, then try again.',
    unreachable: 'We cannot be reached at the moment. Check your connection and try again.',
  },
} as const;
