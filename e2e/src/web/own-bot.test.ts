import { expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitor } from '../tour/open-visitor.ts';
import { shoot } from '../tour/shoot.ts';
import { violationsOn } from '../tour/violations-on.ts';
import { signIn } from '../world/api.ts';
import { openChromium } from '../world/browser-window.ts';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';

const browser = await openChromium();
let world: TestWorld;

beforeAll(async () => {
  if (browser) world = await openWorld();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

test.skipIf(!browser)(
  'a creator adds a bot of their own and switches a channel to it; members stay, the old bot leaves, the next buyer enters',
  async () => {
    if (!browser) return;
    const { sandbox, seeded, stack, creator } = world;
    const { chatId } = seeded.channel;
    const member = await createBuyer(world, { name: 'Ada' });
    await member.enter(seeded.plans.monthly.id);
    const { token } = await sandbox.telegram<{ token: string }>('bots', {
      firstName: 'Brand',
      username: 'brand_bot',
    });
    const [organisation] = await creator.organisation.list.query();
    const { cookie = '' } = await signIn(stack.urls.api, stack.urls.web, seeded.creator);
    const session = { apiUrl: stack.urls.api, cookie };
    const { page, complaints, close } = await openVisitor(browser, { session });

    await page.goto(`${stack.urls.web}/o/${organisation?.id}/settings/bot`);
    await page.getByRole('button', { name: 'Add your bot' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Token').fill(token.slice(0, -1));
    await dialog.getByRole('button', { name: 'Check and add' }).click();
    await see(dialog.getByText('Telegram rejects this token.', { exact: false })).toBeVisible();
    await dialog.getByLabel('Token').fill(token);
    await dialog.getByRole('button', { name: 'Check and add' }).click();
    await see(dialog).toBeHidden();
    const brand = page.getByRole('listitem').filter({ hasText: 'Serves no channel yet' });
    await see(brand.getByText('Well')).toBeVisible({ timeout: 15_000 });

    await page.getByRole('button', { name: 'Switch this channel' }).click();
    await see(page.getByText('@brand_bot is not in the chat yet.', { exact: false })).toBeVisible();
    await shoot(page, 'bot-switch');
    expect(await violationsOn(page)).toEqual([]);
    await sandbox.telegram(`chats/${chatId}/bot`, {
      bot: 'brand_bot',
      by: seeded.creator.telegramUserId,
      status: 'administrator',
      rights: { can_invite_users: true, can_restrict_members: true },
    });
    await page.getByRole('button', { name: 'Let it leave now' }).click({ timeout: 15_000 });
    await see(page.getByText(`Switched from @${seeded.bot.username} to @brand_bot.`)).toBeVisible();

    const old = seeded.bot.telegramId;
    expect([await sandbox.membership(chatId, old), await sandbox.membership(chatId, member.userId)]).toEqual([
      'left',
      'member',
    ]);
    const next = await createBuyer(world, { name: 'Grace' });
    await next.enter(seeded.plans.monthly.id);
    expect(await sandbox.membership(chatId, next.userId)).toBe('member');
    expect(complaints).toEqual([]);
    await close();
  },
);
