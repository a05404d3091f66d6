CREATE TYPE "public"."stars_return_reason" AS ENUM('unknown_order', 'other_person', 'other_amount', 'paid_already', 'blocked', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'entry_refused' BEFORE 'brake_pulled';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'new_members' BEFORE 'erasure_requested';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'channel_connected' BEFORE 'erasure_requested';--> statement-breakpoint
ALTER TYPE "public"."buyer_mail_kind" ADD VALUE 'notice' BEFORE 'member_link';--> statement-breakpoint
ALTER TYPE "public"."action_required" ADD VALUE 'too_many_channels' BEFORE 'person_is_admin';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'plan_changed';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'refunded';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'entry_held';--> statement-breakpoint
CREATE TABLE "stars_return" (
	"organisation_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"charge_id" text NOT NULL,
	"payer_telegram_id" bigint NOT NULL,
	"stars" integer NOT NULL,
	"reason" "stars_return_reason" NOT NULL,
	"recurring" boolean NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	"refusal" text,
	"correlation_id" text NOT NULL,
	CONSTRAINT "stars_return_bot_id_charge_id_organisation_id_pk" PRIMARY KEY("bot_id","charge_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "refund_id" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "told_with" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "new_member_alerts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stars_return" ADD CONSTRAINT "stars_return_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_id_refund_id_refund_organisation_id_id_fk" FOREIGN KEY ("organisation_id","refund_id") REFERENCES "public"."refund"("organisation_id","id") ON DELETE no action ON UPDATE no action;