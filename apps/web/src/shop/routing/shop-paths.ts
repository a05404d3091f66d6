/** The public pages by the shape of their addresses; `$name` is one part of a path. The web server answers 404 for others. */
export const shopPaths = {
  home: '/',
  status: '/status',
  creator: '/c/$creator',
  plan: '/c/$creator/$plan',
  legal: '/c/$creator/legal/$page',
  buy: '/buy/$planId',
  done: '/checkout/done',
  cancelled: '/checkout/cancelled',
  member: '/member',
  withdraw: '/member/withdraw/$orderId',
  miniApp: '/t/$channelId',
} as const;
export type ShopPage = keyof typeof shopPaths;
