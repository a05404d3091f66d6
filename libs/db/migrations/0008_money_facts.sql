CREATE TYPE "public"."money_policy" AS ENUM('keep', 'end_at_period_end', 'end_now');--> statement-breakpoint
ALTER TYPE "public"."sync_object_kind" ADD VALUE 'charge';--> statement-breakpoint
ALTER TYPE "public"."sync_object_kind" ADD VALUE 'payout';--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "withdrawn_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "policy" "money_policy";--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "respond_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dispute" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "refund_policy" "money_policy" DEFAULT 'end_now' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "dispute_policy" "money_policy" DEFAULT 'end_now' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "payment_intent_id" text;--> statement-breakpoint
ALTER TABLE "payout" ADD COLUMN "failure_code" text;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "failure_reason" text;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "policy" "money_policy";--> statement-breakpoint
CREATE INDEX "dispute_payment" ON "dispute" USING btree ("payment_id","organisation_id");--> statement-breakpoint
CREATE INDEX "journal_entry_at" ON "journal_entry" USING btree ("at","organisation_id");--> statement-breakpoint
CREATE INDEX "payment_intent" ON "payment" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE INDEX "refund_payment" ON "refund" USING btree ("payment_id","organisation_id");