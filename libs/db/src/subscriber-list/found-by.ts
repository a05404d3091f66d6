import type { OrganisationId } from '@latchkey/contracts/ids';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';

/**
 * The condition that a subscriber `s` is found by what somebody typed: a name, @username, e-mail, Telegram's id, or an id of
 * ours or of Stripe. A charge (`ch_`) is not on file: whoever asks has it looked up and asks by its `pi_`.
 */
export function foundBy(organisationId: OrganisationId, typed: string): SetSql {
  const prefix = /^([a-z]{2,3})_[A-Za-z0-9_]+$/.exec(typed)?.[1];
  const ofId = prefix && byId(organisationId, prefix, typed);
  if (ofId) return ofId;
  const like = `${escaped(typed.replace(/^@/, ''))}%`;
  const named = (fits: SetSql) =>
    setSql`select n.id from subscriber n where n.organisation_id = ${organisationId} and ${fits}`;
  if (typed.startsWith('@')) return setSql`s.id in (${named(setSql`n.username ilike ${like}`)})`;
  const inside = `%${like}`;
  const paidBy = setSql`select o.subscriber_id from buyer e
    join "order" o on o.organisation_id = e.organisation_id and o.buyer_id = e.id
    where e.organisation_id = ${organisationId} and e.email ilike ${inside}`;
  if (typed.includes('@')) return setSql`s.id in (${paidBy})`;
  const numbered = /^\d{5,16}$/.test(typed)
    ? setSql`union all ${named(setSql`n.telegram_id = ${typed}::bigint`)}`
    : words('');
  return setSql`s.id in (${named(setSql`n.first_name ilike ${inside}`)} union all ${named(setSql`n.username ilike ${inside}`)}
    union all ${paidBy} ${numbered})`;
}

function escaped(typed: string): string {
  return typed.replaceAll(/[\\%_]/g, '\\$&');
}

/** Null for a beginning that no id has: then it is taken for a name. */
function byId(organisationId: OrganisationId, prefix: string, id: string): SetSql | null {
  const ofOrder = (order: SetSql) =>
    setSql`s.id in (select o.subscriber_id from "order" o where o.organisation_id = ${organisationId} and ${order})`;
  const accounts = setSql`(select account from stripe_account where organisation_id = ${organisationId})`;
  const ofPayment = (payment: SetSql) =>
    ofOrder(
      setSql`o.id in (select p.order_id from payment p where p.organisation_id = ${organisationId} and ${payment})`,
    );
  const taken = (table: SetSql, id_: SetSql) =>
    ofPayment(
      setSql`p.id in (select t.payment_id from ${table} t where t.organisation_id = ${organisationId} and ${id_})`,
    );
  const atStripe = (table: SetSql) => setSql`${table}.provider = 'stripe' and ${table}.account in ${accounts}
    and ${table}.livemode in (true, false) and ${table}.provider_id = ${id}`;
  switch (prefix) {
    case 'sbr':
      return setSql`s.id = ${id}`;
    case 'acc':
      return setSql`s.id in (select subscriber_id from channel_access where organisation_id = ${organisationId} and id = ${id})`;
    case 'blk':
      return setSql`s.id in (select subscriber_id from block where organisation_id = ${organisationId} and id = ${id})`;
    case 'src':
      return setSql`s.id in (select subscriber_id from source where organisation_id = ${organisationId} and id = ${id})`;
    case 'ord':
      return ofOrder(setSql`o.id = ${id}`);
    case 'buy':
      return ofOrder(setSql`o.buyer_id = ${id}`);
    case 'pay':
      return ofPayment(setSql`p.id = ${id}`);
    case 'rfd':
      return taken(setSql`refund`, setSql`t.id = ${id}`);
    case 'dsp':
      return taken(setSql`dispute`, setSql`t.id = ${id}`);
    case 're':
    case 'pyr':
      return taken(setSql`refund`, atStripe(setSql`t`));
    case 'du':
    case 'dp':
      return taken(setSql`dispute`, atStripe(setSql`t`));
    case 'sub':
      return ofOrder(setSql`o.id in (select u.order_id from subscription u where u.organisation_id = ${organisationId} and u.id = ${id}
        union all select u.order_id from subscription u where u.organisation_id = ${organisationId} and ${atStripe(setSql`u`)})`);
    case 'cs':
      return ofOrder(setSql`o.checkout_session_id = ${id}`);
    case 'in':
      return ofPayment(atStripe(setSql`p`));
    case 'pi':
      return ofOrder(setSql`o.id in (
        select p.order_id from payment p where p.organisation_id = ${organisationId} and p.payment_intent_id = ${id}
        union all select i.id from "order" i where i.organisation_id = ${organisationId} and i.payment_intent_id = ${id})`);
    case 'cus':
      return ofOrder(setSql`o.buyer_id in (select c.buyer_id from buyer_customer c where c.organisation_id = ${organisationId}
        and c.account in ${accounts} and c.livemode in (true, false) and c.customer_id = ${id})`);
    default:
      return null;
  }
}
