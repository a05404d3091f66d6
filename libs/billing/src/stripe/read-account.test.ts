import { describe, expect, it } from 'vitest';
import { account } from '../../test/objects.ts';
import { refusal, stripeStub } from '../../test/stripe-stub.ts';
import { readAccount } from './read-account.ts';

const path = `GET /v2/core/accounts/${account}`;
const entry = (description: string, from: string, status: string) => ({
  description,
  awaiting_action_from: from,
  minimum_deadline: { status },
});
const body = (cardPayments: string, fields = {}) => ({
  id: account,
  object: 'v2.core.account',
  livemode: false,
  configuration: {
    merchant: {
      capabilities: {
        card_payments: { status: cardPayments },
        stripe_balance: { payouts: { status: 'active' } },
      },
    },
  },
  requirements: { entries: [] },
  ...fields,
});

async function read(answer: object) {
  const { stripe, seen } = await stripeStub({ [path]: { body: answer } });
  return { fact: await readAccount(stripe, { account }), request: seen[0] };
}

describe('readAccount', () => {
  it('ready when card payments are active; asked by the platform', async () => {
    const { fact, request } = await read(body('active'));
    expect(fact).toEqual({
      kind: 'account',
      account,
      ready: true,
      detailsSubmitted: true,
      payoutsEnabled: true,
      requirementsDue: [],
    });
    expect(request?.headers['stripe-account']).toBeUndefined();
    expect([...(request?.query.values() ?? [])]).toEqual(['configuration.merchant', 'requirements']);
  });

  it.each(['pending', 'restricted', 'unsupported', 'novel'])('not ready while %s', async (status) => {
    expect((await read(body(status))).fact).toMatchObject({ ready: false });
  });

  it('not ready when closed, or when nothing is told', async () => {
    expect((await read(body('active', { closed: true }))).fact).toMatchObject({ ready: false });
    const bare = { id: account, livemode: false };
    expect((await read(bare)).fact).toMatchObject({ ready: false, payoutsEnabled: false });
  });

  it('names what is asked of the creator now', async () => {
    const entries = [
      entry('identity.individual.dob', 'user', 'currently_due'),
      entry('identity.individual.address', 'user', 'past_due'),
      entry('identity.business_details.phone', 'user', 'eventually_due'),
      entry('identity.attestations', 'stripe', 'currently_due'),
    ];
    const { fact } = await read(body('restricted', { requirements: { entries } }));
    expect(fact).toMatchObject({
      detailsSubmitted: false,
      requirementsDue: ['identity.individual.dob', 'identity.individual.address'],
    });
  });

  it('an account that was disconnected is lost', async () => {
    const { stripe } = await stripeStub({ [path]: refusal(403, {}) });
    await expect(readAccount(stripe, { account })).rejects.toMatchObject({ kind: 'account_lost' });
  });
});
