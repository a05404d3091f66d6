CREATE TYPE "public"."alert_kind" AS ENUM('channel_trouble', 'removal_refused', 'brake_pulled', 'account_disconnected', 'dispute_opened', 'payout_failed', 'drift_found', 'seen_inside_again', 'chat_taken');--> statement-breakpoint
CREATE TABLE "alert" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "alert_kind" NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "alert_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_open" ON "alert" USING btree ("organisation_id","kind","subject") WHERE "alert"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alert_newest" ON "alert" USING btree ("organisation_id","raised_at");