/** The public pages by the shape of their addresses; `$name` is one part of a path. The web server answers 404 for others. */
export const shopPaths = {
  status: '/',
  buy: '/buy/$planId',
  done: '/checkout/done',
  cancelled: '/checkout/cancelled',
} as const;
export type ShopPage = keyof typeof shopPaths;
