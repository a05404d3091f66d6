import type { Permission } from '@latchkey/contracts/permissions';
import {
  BellRing,
  LayoutDashboard,
  type LucideIcon,
  Mails,
  Megaphone,
  Rocket,
  Settings,
  Tag,
  Users,
  Wallet,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { AttentionBadge } from '../attention/attention-badge.tsx';

export interface NavItem {
  /** Its word in the messages. */
  name:
    | 'overview'
    | 'onboarding'
    | 'attention'
    | 'members'
    | 'broadcasts'
    | 'money'
    | 'plans'
    | 'channels'
    | 'settings';
  /** Below the organisation's address. */
  path: string;
  icon: LucideIcon;
  permission: Permission;
  /** Shown behind its word: how much waits there. */
  badge?: ComponentType;
}

/** The pages of an organisation, in the order of how often they are looked at. */
export const navItems: readonly NavItem[] = [
  { name: 'overview', path: '', icon: LayoutDashboard, permission: 'organisation:read' },
  {
    name: 'attention',
    path: '/attention',
    icon: BellRing,
    permission: 'access:read',
    badge: AttentionBadge,
  },
  { name: 'members', path: '/members', icon: Users, permission: 'access:read' },
  { name: 'broadcasts', path: '/broadcasts', icon: Mails, permission: 'access:read' },
  { name: 'plans', path: '/plans', icon: Tag, permission: 'organisation:read' },
  { name: 'money', path: '/money', icon: Wallet, permission: 'access:read' },
  { name: 'channels', path: '/channels', icon: Megaphone, permission: 'organisation:read' },
  { name: 'onboarding', path: '/onboarding', icon: Rocket, permission: 'organisation:read' },
  { name: 'settings', path: '/settings', icon: Settings, permission: 'organisation:read' },
];
