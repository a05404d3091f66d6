/** The parts of the settings, each at its address below `/settings`, in their order. */
export const settingsParts = [
  { name: 'general', path: '' },
  { name: 'shop', path: '/shop' },
  { name: 'texts', path: '/texts' },
  { name: 'rules', path: '/rules' },
  { name: 'reminders', path: '/reminders' },
  { name: 'messages', path: '/messages' },
  { name: 'payments', path: '/payments' },
  { name: 'bot', path: '/bot' },
  { name: 'team', path: '/team' },
  { name: 'danger', path: '/danger' },
] as const;
export type SettingsPart = (typeof settingsParts)[number]['name'];
