/** The public key of the sandbox's Telegram, as `TELEGRAM_MINI_APP_KEY` wants it. What it has signed is worth nothing elsewhere. */
export const emulatedMiniAppKey = '985ecc24d464eee94a3c49c228c96f450abff13a1802f682cedf3d8869742b5a';
