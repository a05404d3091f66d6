export const frame = {
  poweredBy: 'Sold with <link>Latchkey</link>',
  legal: 'Legal information',
  member: 'My memberships',
  signIn: 'Sign in',
  status: 'System status',
  skip: 'To the content',
} as const;
