CREATE TYPE "public"."alert_kind" AS ENUM('channel_trouble', 'removal_refused', 'brake_pulled', 'account_disconnected', 'dispute_opened', 'payout_failed', 'drift_found', 'seen_inside_again', 'chat_taken');--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'grace_midway';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'grace_last_day';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'renewal_coming';--> statement-breakpoint
CREATE TABLE "alert" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "alert_kind" NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "alert_id_organisation_id_pk" PRIMARY KEY("id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "dead_letter" ADD COLUMN "replayed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dead_letter" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "dead_letter" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "subscription_id" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "renewal_reminders" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "quiet_from" text DEFAULT '22:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "quiet_to" text DEFAULT '08:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "time_zone" text DEFAULT 'Europe/Paris' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "reminder_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open" ON "alert" USING btree ("kind","subject","organisation_id") WHERE "alert"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alert_newest" ON "alert" USING btree ("organisation_id","raised_at");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_id_subscription_id_subscription_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscription_id") REFERENCES "public"."subscription"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_letter_newest" ON "dead_letter" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "dead_letter_due" ON "dead_letter" USING btree ("due_at") WHERE "dead_letter"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "subscription_reminder" ON "subscription" USING btree ("reminder_due_at") WHERE "subscription"."reminder_due_at" is not null;--> statement-breakpoint
UPDATE "dead_letter" SET "due_at" = NULL WHERE "closed_at" IS NOT NULL;--> statement-breakpoint
-- Updates whose job had stopped were settled beside their dead letter until now: they are owed, as long as that is open.
UPDATE "inbox_key" k SET "due_at" = now() FROM "dead_letter" d
WHERE d."closed_at" IS NULL AND d."failure_class" = 'stopped' AND k."source" = 'telegram' AND k."livemode"
  AND k."account" = split_part(d."entity", '/', 1) AND k."external_id" = split_part(d."entity", '/', 2);--> statement-breakpoint
-- What was read before this release is to be reminded of, too: the sweep looks at each and finds its moment.
UPDATE "subscription" SET "reminder_due_at" = coalesce("grace_until" - interval '7 days',
  coalesce(CASE WHEN "status" = 'trialing' THEN "trial_end" END, CASE WHEN "provider" = 'stars' THEN "paid_through" ELSE "period_end" END) - interval '3 days')
WHERE "status" IN ('trialing', 'active', 'past_due') AND "ended_at" IS NULL;

