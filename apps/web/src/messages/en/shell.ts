/** The frame of the dashboard. */
export const shell = {
  skip: 'Skip to the content',
  nav: {
    label: 'Pages',
    overview: 'Overview',
    onboarding: 'Getting started',
    attention: 'Needs attention',
    members: 'Members',
    money: 'Money',
    plans: 'Plans',
    channels: 'Channels',
    settings: 'Settings',
  },
  menu: 'Menu',
  organisations: 'Organisations',
  newOrganisation: 'New organisation',
  account: 'Your account',
  signOut: 'Sign out',
  palette: {
    open: 'Search or go to…',
    title: 'Search anything',
    placeholder: 'A page, a member, a payment…',
    nothing: 'Nothing found for “{text}”.',
    pages: 'Pages',
    acts: 'Do',
  },
  sandbox: 'Sandbox: no real money',
  lost: {
    title: 'You were signed out',
    text: 'What you typed is still here. Sign in again to go on.',
    signIn: 'Sign in',
  },
} as const;
