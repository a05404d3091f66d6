export const en = {
  layout: {
    orCopy: 'If the button does nothing, copy this address into your browser:',
    signature: 'Sent by Latchkey. This address is not read; please do not reply.',
  },
  magicLink: {
    subject: 'Your link to sign in to Latchkey',
    heading: 'Sign in to Latchkey',
    body: 'Here is the link you asked for. It signs you in, once.',
    button: 'Sign in',
    expires: 'It is good for {minutes, plural, one {# minute} other {# minutes}}.',
    notYou: 'You did not ask for it? Then do nothing: nobody gets in without this mail.',
  },
  verifyEmail: {
    subject: 'Confirm your e-mail address',
    heading: 'Is this your address, {name}?',
    body: 'Please confirm it, so that we can reach you, and so that nobody else can use it on Latchkey.',
    button: 'Confirm address',
    expires: 'The link is good for {hours, plural, one {# hour} other {# hours}}.',
    notYou:
      'You do not know why you get this? Then somebody mistyped their address. You need not do anything.',
  },
  changeEmail: {
    subject: 'Change of your e-mail address',
    heading: 'A new address for your account',
    body: 'You asked to sign in to Latchkey with {newEmail} from now on. Confirm it, and we send a second mail there.',
    button: 'Confirm the change',
    expires: 'The link is good for {hours, plural, one {# hour} other {# hours}}.',
    notYou:
      'This was not you? Then do not confirm, and change your password: somebody is signed in to your account.',
  },
  resetPassword: {
    subject: 'Set a new password for Latchkey',
    heading: 'A new password',
    body: 'With this link you set a new password. All devices are signed out then.',
    button: 'Set a new password',
    expires: 'It is good for {minutes, plural, one {# minute} other {# minutes}}.',
    notYou: 'You did not ask for it? Then do nothing: your password stays as it is.',
  },
  invitation: {
    subject: '{inviter} invites you to {organisation}',
    heading: 'You are invited to {organisation}',
    body: '{inviter} would like to run “{organisation}” on Latchkey together with you.',
    role: 'Your role',
    roles: { owner: 'Owner', admin: 'Admin', support: 'Support', viewer: 'Viewer' },
    button: 'See the invitation',
    expires: 'It is good for {days, plural, one {# day} other {# days}} and for this address only.',
    notYou: 'You do not know {inviter}? Then do nothing: without you nothing happens.',
  },
  signInCode: {
    subject: '{code} is your code',
    heading: 'Your code',
    body: 'Type it on the page that asks for it.',
    expires: 'It is good for {minutes, plural, one {# minute} other {# minutes}}.',
    notYou: 'You did not ask for it? Then tell it to nobody: whoever asks you for it is not from us.',
  },
} as const;
