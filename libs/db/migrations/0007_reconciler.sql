CREATE TYPE "public"."drift_fix" AS ENUM('read_again', 'converge', 'look_again', 'invite', 'none');--> statement-breakpoint
CREATE TYPE "public"."drift_kind" AS ENUM('paid-not-in', 'in-not-paid', 'unknown-in-chat', 'expired-still-in', 'provider-differs', 'journal-differs');--> statement-breakpoint
CREATE TYPE "public"."drift_state" AS ENUM('open', 'fixed', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."drift_subject_kind" AS ENUM('access', 'channel', 'account', 'subscription', 'checkout_session', 'balance');--> statement-breakpoint
CREATE TYPE "public"."reconcile_failure" AS ENUM('rate_limited', 'unreachable', 'account_lost', 'key_rejected', 'faulty_answer', 'chat_unreachable', 'rights_missing', 'chat_migrated', 'fault_of_ours', 'not_available');--> statement-breakpoint
CREATE TYPE "public"."reconcile_part_kind" AS ENUM('events', 'subscriptions', 'sessions', 'balance', 'members', 'count');--> statement-breakpoint
CREATE TABLE "chat_presence" (
	"organisation_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"inside" boolean NOT NULL,
	"is_bot" boolean NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chat_presence_channel_id_telegram_id_organisation_id_pk" PRIMARY KEY("channel_id","telegram_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "drift" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "drift_kind" NOT NULL,
	"subject_kind" "drift_subject_kind" NOT NULL,
	"subject_id" text NOT NULL,
	"part_id" text NOT NULL,
	"state" "drift_state" DEFAULT 'open' NOT NULL,
	"fix" "drift_fix" NOT NULL,
	"waits_for_person" boolean NOT NULL,
	"size" integer NOT NULL,
	"evidence" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"fix_applied_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"over_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "drift_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "drift_closed" CHECK (("drift"."state" = 'open') = ("drift"."closed_at" is null)),
	CONSTRAINT "drift_fixed_is_over" CHECK ("drift"."state" <> 'fixed' or "drift"."over_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "reconcile_part" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"part" "reconcile_part_kind" NOT NULL,
	"stripe_account_id" text,
	"channel_id" text,
	"cursor" jsonb,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"compared" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"succeeded_at" timestamp (3) with time zone,
	"failure" "reconcile_failure",
	"failed_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reconcile_part_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "reconcile_part_once" UNIQUE NULLS NOT DISTINCT("organisation_id","part","stripe_account_id","channel_id"),
	CONSTRAINT "reconcile_part_subject" CHECK (("reconcile_part"."stripe_account_id" is not null) = ("reconcile_part"."part" in ('events', 'subscriptions', 'sessions', 'balance')) and num_nonnulls("reconcile_part"."stripe_account_id", "reconcile_part"."channel_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "channel_access" ADD COLUMN "looked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chat_presence" ADD CONSTRAINT "chat_presence_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift" ADD CONSTRAINT "drift_organisation_id_part_id_reconcile_part_organisation_id_id_fk" FOREIGN KEY ("organisation_id","part_id") REFERENCES "public"."reconcile_part"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconcile_part" ADD CONSTRAINT "reconcile_part_organisation_id_stripe_account_id_stripe_account_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stripe_account_id") REFERENCES "public"."stripe_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconcile_part" ADD CONSTRAINT "reconcile_part_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drift_once" ON "drift" USING btree ("kind","subject_id","organisation_id") WHERE "drift"."over_at" is null;--> statement-breakpoint
CREATE INDEX "drift_part" ON "drift" USING btree ("part_id","organisation_id") WHERE "drift"."over_at" is null;--> statement-breakpoint
CREATE INDEX "reconcile_part_due" ON "reconcile_part" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "channel_access_looked" ON "channel_access" USING btree ("channel_id","looked_at" NULLS FIRST,"organisation_id");--> statement-breakpoint
CREATE INDEX "order_open_list" ON "order" USING btree ("organisation_id","created_at") WHERE "order"."status" = 'open';--> statement-breakpoint
CREATE INDEX "plan_price_provider_id" ON "plan_price" USING btree ("provider_price_id","organisation_id");