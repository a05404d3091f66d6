/** The rows that a payment writes with us, as plain tables with their keys. */
export const tables = `
  create table inbox_key (source text, account text, livemode bool, external_id text, received_at timestamptz,
    primary key (source, account, livemode, external_id));
  create table inbox_event (external_id text, type text, payload text, received_at timestamptz);
  create table sync_object (object_id text primary key, requested_seq int, applied_seq int default 0, lease_until timestamptz);
  create table outbox (id bigint generated always as identity primary key, job text, payload jsonb);
  create table buyer (id text primary key, email text);
  create table buyer_customer (customer_id text primary key, buyer_id text);
  create table orders (id text primary key, buyer_id text, telegram_id bigint unique, status text, paid_at timestamptz);
  create table subscription (id text primary key, order_id text, status text, period_end timestamptz, price_ids text[]);
  create table payment (id text primary key, order_id text, subscription_id text, amount bigint, currency text, paid_at timestamptz);
  create table journal_entry (id text primary key, kind text, at timestamptz);
  create table journal_line (entry_id text, line int, book text, amount bigint, currency text, primary key (entry_id, line));
  create table source (id text primary key, order_id text, subscription_id text);
  create table access (id text primary key, order_id text unique, telegram_id bigint, state text, version int, granted_at timestamptz,
    lease_until timestamptz);
  create table ledger (access_id text, version int, from_state text, to_state text, at timestamptz, primary key (access_id, version));
  create table audit (id bigint generated always as identity primary key, action text, target text, detail jsonb, at timestamptz);
  create table notice (id text primary key, access_id text, state text, sent_at timestamptz);`;
