import type { InlineKeyboard } from 'grammy';
import type { Html } from './html.ts';

/** A message ready to be sent. */
export interface Message {
  text: Html;
  keyboard?: InlineKeyboard;
}
