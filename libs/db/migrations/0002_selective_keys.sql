-- Keys and indexes lead with the column that tells rows apart, the organisation comes last: while a table has no statistics
-- the planner takes any index that begins with organisation_id for as good as the key, and then reads the whole organisation.
-- Foreign keys hang on the primary keys: they are put aside and come back as they were.
CREATE TEMPORARY TABLE put_aside ON COMMIT DROP AS
  SELECT conrelid::regclass::text AS table_name, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace;
--> statement-breakpoint
DO $$ DECLARE foreign_key record; BEGIN
  FOR foreign_key IN SELECT * FROM put_aside LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', foreign_key.table_name, foreign_key.name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "channel_access" DROP CONSTRAINT "channel_access_once";--> statement-breakpoint
ALTER TABLE "notice" DROP CONSTRAINT "notice_occasion";--> statement-breakpoint
ALTER TABLE "order" DROP CONSTRAINT "order_idempotency";--> statement-breakpoint
ALTER TABLE "payout" DROP CONSTRAINT "payout_once";--> statement-breakpoint
ALTER TABLE "plan_version" DROP CONSTRAINT "plan_version_once";--> statement-breakpoint
ALTER TABLE "source" DROP CONSTRAINT "source_once";--> statement-breakpoint
ALTER TABLE "subscriber" DROP CONSTRAINT "subscriber_identity";--> statement-breakpoint
DROP INDEX "block_subscriber";--> statement-breakpoint
DROP INDEX "bot_in_organisation";--> statement-breakpoint
DROP INDEX "channel_access_channel";--> statement-breakpoint
DROP INDEX "claim_order";--> statement-breakpoint
DROP INDEX "member_telegram";--> statement-breakpoint
DROP INDEX "notice_access";--> statement-breakpoint
DROP INDEX "order_subscriber";--> statement-breakpoint
DROP INDEX "order_line_order";--> statement-breakpoint
DROP INDEX "payment_order";--> statement-breakpoint
DROP INDEX "payment_subscription";--> statement-breakpoint
DROP INDEX "source_subscriber";--> statement-breakpoint
DROP INDEX "source_subscription";--> statement-breakpoint
DROP INDEX "subscription_order";--> statement-breakpoint
ALTER TABLE "api_key" DROP CONSTRAINT "api_key_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "block" DROP CONSTRAINT "block_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "bot" DROP CONSTRAINT "bot_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "bot_contact" DROP CONSTRAINT "bot_contact_organisation_id_bot_id_telegram_id_pk";--> statement-breakpoint
ALTER TABLE "buyer" DROP CONSTRAINT "buyer_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "channel" DROP CONSTRAINT "channel_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "channel_access" DROP CONSTRAINT "channel_access_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "claim" DROP CONSTRAINT "claim_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "dispute" DROP CONSTRAINT "dispute_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "join_request" DROP CONSTRAINT "join_request_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "journal_entry" DROP CONSTRAINT "journal_entry_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "journal_line" DROP CONSTRAINT "journal_line_organisation_id_entry_id_line_pk";--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_organisation_id_user_id_pk";--> statement-breakpoint
ALTER TABLE "notice" DROP CONSTRAINT "notice_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "order" DROP CONSTRAINT "order_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "payment" DROP CONSTRAINT "payment_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "payout" DROP CONSTRAINT "payout_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "plan" DROP CONSTRAINT "plan_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "plan_deliverable" DROP CONSTRAINT "plan_deliverable_organisation_id_plan_version_id_deliverable_kind_deliverable_id_pk";--> statement-breakpoint
ALTER TABLE "plan_price" DROP CONSTRAINT "plan_price_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "plan_version" DROP CONSTRAINT "plan_version_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "refund" DROP CONSTRAINT "refund_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "source" DROP CONSTRAINT "source_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "stripe_account" DROP CONSTRAINT "stripe_account_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "subscriber" DROP CONSTRAINT "subscriber_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "subscription" DROP CONSTRAINT "subscription_organisation_id_id_pk";--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "bot" ADD CONSTRAINT "bot_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "bot_contact" ADD CONSTRAINT "bot_contact_bot_id_telegram_id_organisation_id_pk" PRIMARY KEY("bot_id","telegram_id","organisation_id");--> statement-breakpoint
ALTER TABLE "buyer" ADD CONSTRAINT "buyer_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "channel_access" ADD CONSTRAINT "channel_access_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "journal_line" ADD CONSTRAINT "journal_line_entry_id_line_organisation_id_pk" PRIMARY KEY("entry_id","line","organisation_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_organisation_id_pk" PRIMARY KEY("user_id","organisation_id");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan_deliverable" ADD CONSTRAINT "plan_deliverable_plan_version_id_deliverable_kind_deliverable_id_organisation_id_pk" PRIMARY KEY("plan_version_id","deliverable_kind","deliverable_id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan_price" ADD CONSTRAINT "plan_price_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "stripe_account" ADD CONSTRAINT "stripe_account_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_id_organisation_id_pk" PRIMARY KEY("id","organisation_id");--> statement-breakpoint
CREATE INDEX "block_subscriber" ON "block" USING btree ("subscriber_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bot_in_organisation" ON "bot" USING btree ("telegram_id","organisation_id");--> statement-breakpoint
CREATE INDEX "channel_access_channel" ON "channel_access" USING btree ("channel_id","state","organisation_id");--> statement-breakpoint
CREATE INDEX "claim_order" ON "claim" USING btree ("order_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_telegram" ON "member" USING btree ("telegram_id","organisation_id");--> statement-breakpoint
CREATE INDEX "notice_access" ON "notice" USING btree ("access_id","organisation_id");--> statement-breakpoint
CREATE INDEX "order_subscriber" ON "order" USING btree ("subscriber_id","organisation_id");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "order_line" USING btree ("order_id","organisation_id");--> statement-breakpoint
CREATE INDEX "payment_order" ON "payment" USING btree ("order_id","organisation_id");--> statement-breakpoint
CREATE INDEX "payment_subscription" ON "payment" USING btree ("subscription_id","organisation_id");--> statement-breakpoint
CREATE INDEX "source_subscriber" ON "source" USING btree ("subscriber_id","organisation_id");--> statement-breakpoint
CREATE INDEX "source_subscription" ON "source" USING btree ("subscription_id","organisation_id");--> statement-breakpoint
CREATE INDEX "subscription_order" ON "subscription" USING btree ("order_id","organisation_id");--> statement-breakpoint
ALTER TABLE "channel_access" ADD CONSTRAINT "channel_access_once" UNIQUE("subscriber_id","channel_id","organisation_id");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_occasion" UNIQUE("occasion","organisation_id");--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_idempotency" UNIQUE("idempotency_key","organisation_id");--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_once" UNIQUE("stripe_account_id","provider_id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_once" UNIQUE("plan_id","version","organisation_id");--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_once" UNIQUE("order_line_id","organisation_id");--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_identity" UNIQUE("telegram_id","organisation_id");--> statement-breakpoint
DO $$ DECLARE foreign_key record; BEGIN
  FOR foreign_key IN SELECT * FROM put_aside LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', foreign_key.table_name, foreign_key.name, foreign_key.definition);
  END LOOP;
END $$;
--> statement-breakpoint

-- A move that finds its access otherwise than it expects must fail by itself: the COMMIT may travel right behind it.
CREATE FUNCTION refuse_stale_access(moved bigint, wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF moved < wanted THEN
    RAISE EXCEPTION 'the access has moved meanwhile' USING ERRCODE = 'LK001';
  END IF;
END $$;
