import type { Permission } from '@latchkey/contracts/permissions';
import { LayoutDashboard, type LucideIcon, Settings, Tag, Users, Wallet } from 'lucide-react';

export interface NavItem {
  /** Its word in the messages. */
  name: 'overview' | 'onboarding' | 'attention' | 'members' | 'money' | 'plans' | 'channels' | 'settings';
  /** Below the organisation's address. */
  path: string;
  icon: LucideIcon;
  permission: Permission;
}

/** The pages of an organisation, in the order of how often they are looked at. */
export const navItems: readonly NavItem[] = [
  { name: 'overview', path: '', icon: LayoutDashboard, permission: 'organisation:read' },
  { name: 'members', path: '/members', icon: Users, permission: 'access:read' },
  { name: 'plans', path: '/plans', icon: Tag, permission: 'organisation:read' },
  { name: 'money', path: '/money', icon: Wallet, permission: 'access:read' },
  { name: 'settings', path: '/settings', icon: Settings, permission: 'organisation:read' },
];
