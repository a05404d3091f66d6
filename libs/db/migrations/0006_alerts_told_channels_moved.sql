CREATE TYPE "public"."alert_occasion" AS ENUM('raised', 'solved');--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'channel_moved';--> statement-breakpoint
CREATE TABLE "alert_message" (
	"organisation_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"user_id" text NOT NULL,
	"occasion" "alert_occasion" NOT NULL,
	"state" "notice_state" DEFAULT 'queued' NOT NULL,
	"failure" text,
	"sending_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "alert_message_alert_id_user_id_occasion_organisation_id_pk" PRIMARY KEY("alert_id","user_id","occasion","organisation_id")
);
--> statement-breakpoint
DROP INDEX "alert_newest";--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bot" ADD COLUMN "heard_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "canary" jsonb;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "canary_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "link_tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "lease_token" text;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "invite_again_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "invite_again_after" text;--> statement-breakpoint
ALTER TABLE "alert_message" ADD CONSTRAINT "alert_message_alert" FOREIGN KEY ("organisation_id","alert_id") REFERENCES "public"."alert"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_message" ADD CONSTRAINT "alert_message_member" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."member"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_listed" ON "alert" USING btree ("organisation_id",("closed_at" is null),"id");--> statement-breakpoint
CREATE INDEX "alert_due" ON "alert" USING btree ("due_at") WHERE "alert"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "channel_invite_again" ON "channel" USING btree ("invite_again_due_at") WHERE "channel"."invite_again_due_at" is not null;--> statement-breakpoint
CREATE INDEX "join_request_asked" ON "join_request" USING btree ("channel_id","telegram_id","requested_at");--> statement-breakpoint
-- Every channel is looked at again and again from now on, not all at the same moment.
UPDATE channel SET due_at = now() + random() * interval '10 minutes' WHERE due_at IS NULL AND disconnected_at IS NULL;

