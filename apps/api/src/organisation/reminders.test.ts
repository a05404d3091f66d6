import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  owner = signedUp.caller;
  await addMember(api.db, seller.organisationId, signedUp.userId, 'owner');
});
afterAll(() => api.close());

const audited = (action: string) =>
  api.database
    .sql`select detail from audit where organisation_id = ${seller.organisationId} and action = ${action} order by audit.id`;

test('the days of grace: three to seven, for what fails from now on, audited', async () => {
  for (const graceDays of [2, 8, 4.5]) {
    expect(await call(api, 'organisation.setGraceDays', { graceDays }, owner)).toMatchObject({
      errorCode: 'invalid_input',
    });
  }
  expect((await call(api, 'organisation.setGraceDays', { graceDays: 7 }, owner)).data).toEqual({
    graceDays: 7,
  });
  expect((await call(api, 'organisation.list', undefined, owner)).data).toMatchObject([{ graceDays: 7 }]);
  expect(await audited('organisation.set_grace_days')).toMatchObject([{ detail: { graceDays: 7 } }]);
});

test('reminders: on, and silent at night in Paris, unless it is said otherwise', async () => {
  const quietHours = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };
  expect((await call(api, 'organisation.getReminders', {}, seller.byKey)).data).toEqual({
    renewalReminders: true,
    newMemberAlerts: false,
    quietHours,
  });
  const changed = await call(api, 'organisation.setReminders', { renewalReminders: false }, owner);
  expect(changed.data).toEqual({ renewalReminders: false, newMemberAlerts: false, quietHours });
  const tokyo = { from: '00:00', to: '07:30', timeZone: 'Asia/Tokyo' };
  await call(api, 'organisation.setReminders', { quietHours: tokyo, newMemberAlerts: true }, owner);
  expect((await call(api, 'organisation.getReminders', {}, seller.byKey)).data).toEqual({
    renewalReminders: false,
    newMemberAlerts: true,
    quietHours: tokyo,
  });
  expect(await audited('organisation.set_reminders')).toHaveLength(2);
  const nowhere = { quietHours: { ...tokyo, timeZone: 'Asia/Atlantis' } };
  expect(await call(api, 'organisation.setReminders', nowhere, owner)).toMatchObject({
    errorCode: 'invalid_input',
  });
});
