CREATE TYPE "public"."block_money_state" AS ENUM('none', 'pending', 'done', 'action_required', 'dropped');--> statement-breakpoint
CREATE TYPE "public"."brake_scope" AS ENUM('chat', 'organisation');--> statement-breakpoint
CREATE TYPE "public"."brake_state" AS ENUM('holding', 'released', 'refused', 'over');--> statement-breakpoint
ALTER TYPE "public"."action_required" ADD VALUE 'brake';--> statement-breakpoint
CREATE TABLE "brake" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"scope" "brake_scope" NOT NULL,
	"channel_id" text,
	"state" "brake_state" DEFAULT 'holding' NOT NULL,
	"removals" integer NOT NULL,
	"limit_count" integer NOT NULL,
	"members" integer NOT NULL,
	"pulled_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"reason" text,
	"override" boolean DEFAULT false NOT NULL,
	"due_at" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "brake_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "brake_channel" CHECK (("brake"."scope" = 'chat') = ("brake"."channel_id" is not null)),
	CONSTRAINT "brake_decided" CHECK ("brake"."state" not in ('released', 'refused') or num_nonnulls("brake"."decided_at", "brake"."decided_by") = 2)
);
--> statement-breakpoint
CREATE TABLE "brake_hold" (
	"organisation_id" text NOT NULL,
	"access_id" text NOT NULL,
	"version" integer NOT NULL,
	"brake_id" text NOT NULL,
	"held_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brake_hold_access_id_version_organisation_id_pk" PRIMARY KEY("access_id","version","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "removal" (
	"organisation_id" text NOT NULL,
	"access_id" text NOT NULL,
	"version" integer NOT NULL,
	"channel_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"brake_id" text,
	CONSTRAINT "removal_access_id_version_organisation_id_pk" PRIMARY KEY("access_id","version","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "money_reason" text;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "money_state" "block_money_state" DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "money_acts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "lifted_reason" text;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "correlation_id" text DEFAULT 'block' NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "complimentary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "brake_min" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "brake_percent" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "brake" ADD CONSTRAINT "brake_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brake" ADD CONSTRAINT "brake_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brake_hold" ADD CONSTRAINT "brake_hold_organisation_id_brake_id_brake_organisation_id_id_fk" FOREIGN KEY ("organisation_id","brake_id") REFERENCES "public"."brake"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brake_hold" ADD CONSTRAINT "brake_hold_organisation_id_access_id_channel_access_organisation_id_id_fk" FOREIGN KEY ("organisation_id","access_id") REFERENCES "public"."channel_access"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_organisation_id_brake_id_brake_organisation_id_id_fk" FOREIGN KEY ("organisation_id","brake_id") REFERENCES "public"."brake"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_organisation_id_access_id_channel_access_organisation_id_id_fk" FOREIGN KEY ("organisation_id","access_id") REFERENCES "public"."channel_access"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brake_scope_newest" ON "brake" USING btree ("organisation_id","channel_id","pulled_at");--> statement-breakpoint
CREATE INDEX "brake_due" ON "brake" USING btree ("due_at") WHERE "brake"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "brake_hold_brake" ON "brake_hold" USING btree ("brake_id","organisation_id");--> statement-breakpoint
CREATE INDEX "removal_of_organisation" ON "removal" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "removal_of_channel" ON "removal" USING btree ("channel_id","at","organisation_id");--> statement-breakpoint
CREATE INDEX "block_due" ON "block" USING btree ("due_at") WHERE "block"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_money_choice" CHECK ("block"."money_choice" in ('cancel', 'refund', 'none'));--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_complimentary" CHECK (not "order"."complimentary" or ("order"."amount_minor" = 0 and "order"."status" = 'paid' and "order"."checkout_session_id" is null));--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_brake" CHECK ("organisation"."brake_min" between 1 and 1000 and "organisation"."brake_percent" between 0 and 50);--> statement-breakpoint
UPDATE "block" SET "due_at" = "ends_at" WHERE "lifted_at" IS NULL AND "ends_at" IS NOT NULL;

