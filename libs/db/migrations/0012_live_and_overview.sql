CREATE TABLE "live_change" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_watch" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "invitation_of";--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "first_on_sale_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "access_ledger_turns" ON "access_ledger" USING btree ("organisation_id","at") WHERE "access_ledger"."to_state" = 'PENDING' or "access_ledger"."event" = 'revoke';--> statement-breakpoint
CREATE INDEX "channel_access_held_up" ON "channel_access" USING btree ("organisation_id","channel_id","action_required") WHERE "channel_access"."action_required" is not null;--> statement-breakpoint
CREATE INDEX "drift_waiting" ON "drift" USING btree ("id","organisation_id") WHERE "drift"."state" = 'open';--> statement-breakpoint
CREATE INDEX "journal_entry_earned" ON "journal_entry" USING btree ("organisation_id","at") WHERE "journal_entry"."kind" not in ('payout', 'payout_failed', 'payout_canceled');--> statement-breakpoint
CREATE INDEX "subscription_listed" ON "subscription" USING btree ("status","organisation_id");--> statement-breakpoint
CREATE INDEX "invitation_of" ON "invitation" USING btree ("created_at","organisation_id");--> statement-breakpoint
-- What they hold is over within two minutes: after a crash of the server empty tables are as good.
ALTER TABLE "live_change" SET UNLOGGED;
--> statement-breakpoint
ALTER TABLE "live_watch" SET UNLOGGED;
--> statement-breakpoint
-- Notes of what kind something has changed, where somebody looks. It is not told from here: pg_notify holds a lock over all
-- databases until the commit is on disk, so that the payments of a busy minute would wait for each other. Who listens takes the
-- notes away a moment later and tells them all at once.
CREATE FUNCTION note_live_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO live_change (organisation_id, kind)
  SELECT DISTINCT c.organisation_id, TG_ARGV[0]
  FROM changed c JOIN live_watch w ON w.organisation_id = c.organisation_id AND w.until > now();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_live_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM live_watch w WHERE w.organisation_id = NEW.organisation_id AND w.until > now()) THEN
    INSERT INTO live_change (organisation_id, kind) VALUES (NEW.organisation_id, TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_live_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM live_watch w WHERE w.organisation_id = NEW.id AND w.until > now()) THEN
    INSERT INTO live_change (organisation_id, kind) VALUES (NEW.id, TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER live_moves AFTER INSERT ON access_ledger
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_live_rows('access');
--> statement-breakpoint
CREATE TRIGGER live_access AFTER UPDATE OF joined_at, entitled_until, grace_until ON channel_access FOR EACH ROW
  WHEN ((OLD.joined_at, OLD.entitled_until, OLD.grace_until) IS DISTINCT FROM (NEW.joined_at, NEW.entitled_until, NEW.grace_until))
  EXECUTE FUNCTION note_live_row('access');
--> statement-breakpoint
CREATE TRIGGER live_held_up AFTER UPDATE OF action_required ON channel_access FOR EACH ROW
  WHEN (OLD.action_required IS DISTINCT FROM NEW.action_required) EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_money AFTER INSERT ON journal_entry
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_live_rows('payment');
--> statement-breakpoint
CREATE TRIGGER live_subscription AFTER UPDATE OF status, cancel_at, grace_until, unpaid_invoice_id, price_ids ON subscription FOR EACH ROW
  WHEN ((OLD.status, OLD.cancel_at, OLD.grace_until, OLD.unpaid_invoice_id, OLD.price_ids)
    IS DISTINCT FROM (NEW.status, NEW.cancel_at, NEW.grace_until, NEW.unpaid_invoice_id, NEW.price_ids))
  EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_new_refund AFTER INSERT ON refund FOR EACH ROW EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_refund AFTER UPDATE OF status ON refund FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_new_dispute AFTER INSERT ON dispute FOR EACH ROW EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_dispute AFTER UPDATE OF status ON dispute FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_new_payout AFTER INSERT ON payout FOR EACH ROW EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_payout AFTER UPDATE OF status, arrival_at ON payout FOR EACH ROW
  WHEN ((OLD.status, OLD.arrival_at) IS DISTINCT FROM (NEW.status, NEW.arrival_at)) EXECUTE FUNCTION note_live_row('payment');
--> statement-breakpoint
CREATE TRIGGER live_new_alert AFTER INSERT ON alert FOR EACH ROW EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_alert AFTER UPDATE OF closed_at ON alert FOR EACH ROW
  WHEN (OLD.closed_at IS DISTINCT FROM NEW.closed_at) EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_new_drift AFTER INSERT ON drift FOR EACH ROW EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_drift AFTER UPDATE OF state, waits_for_person, size, fix_applied_at ON drift FOR EACH ROW
  WHEN ((OLD.state, OLD.waits_for_person, OLD.size, OLD.fix_applied_at)
    IS DISTINCT FROM (NEW.state, NEW.waits_for_person, NEW.size, NEW.fix_applied_at))
  EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_brake AFTER INSERT OR UPDATE OF state ON brake FOR EACH ROW EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_brake_hold AFTER INSERT ON brake_hold
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_live_rows('attention');
--> statement-breakpoint
CREATE TRIGGER live_dead_letter AFTER INSERT OR UPDATE OF closed_at, replayed_at ON dead_letter FOR EACH ROW
  WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION note_live_row('attention');
--> statement-breakpoint
CREATE TRIGGER live_new_channel AFTER INSERT ON channel FOR EACH ROW EXECUTE FUNCTION note_live_row('channel');
--> statement-breakpoint
CREATE TRIGGER live_channel AFTER UPDATE ON channel FOR EACH ROW
  WHEN ((OLD.title, OLD.kind, OLD.chat_id, OLD.can_invite, OLD.can_restrict, OLD.link_state, OLD.action_required, OLD.canary, OLD.disconnected_at)
    IS DISTINCT FROM (NEW.title, NEW.kind, NEW.chat_id, NEW.can_invite, NEW.can_restrict, NEW.link_state, NEW.action_required, NEW.canary, NEW.disconnected_at))
  EXECUTE FUNCTION note_live_row('channel');
--> statement-breakpoint
CREATE TRIGGER live_plan AFTER INSERT OR UPDATE ON plan FOR EACH ROW EXECUTE FUNCTION note_live_row('plan');
--> statement-breakpoint
CREATE TRIGGER live_plan_version AFTER INSERT ON plan_version FOR EACH ROW EXECUTE FUNCTION note_live_row('plan');
--> statement-breakpoint
CREATE TRIGGER live_stripe_account AFTER INSERT OR UPDATE ON stripe_account FOR EACH ROW EXECUTE FUNCTION note_live_row('account');
--> statement-breakpoint
CREATE TRIGGER live_member AFTER INSERT OR UPDATE ON member FOR EACH ROW EXECUTE FUNCTION note_live_row('account');
--> statement-breakpoint
CREATE TRIGGER live_organisation AFTER UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION note_live_organisation('account');
--> statement-breakpoint
-- Those who sell already began to when the first of their plans was made.
UPDATE organisation o SET first_on_sale_at = sold.since FROM (
  SELECT p.organisation_id, min(p.created_at) AS since FROM plan p
  JOIN plan_version v ON v.organisation_id = p.organisation_id AND v.plan_id = p.id
  JOIN plan_price c ON c.organisation_id = v.organisation_id AND c.plan_version_id = v.id
  LEFT JOIN stripe_account a ON a.organisation_id = c.organisation_id AND a.id = c.stripe_account_id
  WHERE c.provider = 'stars' OR a.ready
  GROUP BY p.organisation_id
) sold WHERE sold.organisation_id = o.id;

