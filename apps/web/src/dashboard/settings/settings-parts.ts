import type { Permission } from '@latchkey/contracts/permissions';

interface Part {
  name: string;
  /** Below `/settings`. */
  path: string;
  /** Without which there is nothing in it to see. */
  permission?: Permission;
}

/** The parts of the settings, in their order. */
export const settingsParts = [
  { name: 'general', path: '' },
  { name: 'shop', path: '/shop' },
  { name: 'texts', path: '/texts' },
  { name: 'rules', path: '/rules' },
  { name: 'reminders', path: '/reminders' },
  { name: 'messages', path: '/messages' },
  { name: 'payments', path: '/payments', permission: 'organisation:manage' },
  { name: 'bot', path: '/bot' },
  { name: 'team', path: '/team' },
  { name: 'danger', path: '/danger', permission: 'organisation:manage' },
] as const satisfies readonly Part[];
export type SettingsPart = (typeof settingsParts)[number]['name'];

/** The parts for somebody with these permissions. */
export function settingsPartsFor(may: (permission: Permission) => boolean) {
  const parts: readonly (Part & { name: SettingsPart })[] = settingsParts;
  return parts.filter(({ permission }) => permission === undefined || may(permission));
}
