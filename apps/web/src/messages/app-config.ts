import type { dashboardMessages } from './en/dashboard.ts';
import type { shopMessages } from './en/shop.ts';
import type { Locale } from './locale.ts';

export type ShopMessages = typeof shopMessages;
export type DashboardMessages = typeof dashboardMessages;
/** What `useTranslations` may be asked for. A page of one bundle finds the other's words missing: its tests show it. */
export type Messages = ShopMessages & DashboardMessages;

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
