CREATE TYPE "public"."stars_call_kind" AS ENUM('cancel', 'reopen', 'refund');--> statement-breakpoint
CREATE TYPE "public"."stars_call_state" AS ENUM('asked', 'done', 'refused', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."stars_renewal_state" AS ENUM('active', 'canceled', 'failed');--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'stars_taken_back';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'stars_unread';--> statement-breakpoint
CREATE TABLE "stars_call" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "stars_call_kind" NOT NULL,
	"state" "stars_call_state" DEFAULT 'asked' NOT NULL,
	"order_id" text NOT NULL,
	"subscription_id" text,
	"payment_id" text,
	"refusal" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "stars_call_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "stars_call_of" CHECK (("stars_call"."kind" = 'refund') = ("stars_call"."payment_id" is not null)),
	CONSTRAINT "stars_call_subscription" CHECK ("stars_call"."kind" = 'refund' or "stars_call"."subscription_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "stars_reading" (
	"organisation_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"anchor" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "stars_reading_bot_id_organisation_id_pk" PRIMARY KEY("bot_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "stars_renewal" (
	"organisation_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"state" "stars_renewal_state" NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"update_id" bigint NOT NULL,
	"by_bot" boolean DEFAULT false NOT NULL,
	CONSTRAINT "stars_renewal_subscription_id_organisation_id_pk" PRIMARY KEY("subscription_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "stars_call" ADD CONSTRAINT "stars_call_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_call" ADD CONSTRAINT "stars_call_organisation_id_subscription_id_subscription_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscription_id") REFERENCES "public"."subscription"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_call" ADD CONSTRAINT "stars_call_organisation_id_payment_id_payment_organisation_id_id_fk" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payment"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_reading" ADD CONSTRAINT "stars_reading_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_renewal" ADD CONSTRAINT "stars_renewal_organisation_id_subscription_id_subscription_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscription_id") REFERENCES "public"."subscription"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stars_call_open" ON "stars_call" USING btree ("order_id","organisation_id") WHERE "stars_call"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "stars_call_order" ON "stars_call" USING btree ("order_id","organisation_id");--> statement-breakpoint
CREATE INDEX "stars_call_due" ON "stars_call" USING btree ("due_at") WHERE "stars_call"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "stars_reading_due" ON "stars_reading" USING btree ("due_at");--> statement-breakpoint
-- Bots that have sold in Stars before: their transactions have never been read.
INSERT INTO stars_reading (organisation_id, bot_id, due_at)
SELECT b.organisation_id, b.id, now() FROM bot b
WHERE NOT b.is_platform AND EXISTS (SELECT FROM "order" o WHERE o.organisation_id = b.organisation_id AND o.provider = 'stars');

