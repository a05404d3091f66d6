CREATE TYPE "public"."coupon_duration" AS ENUM('once', 'repeating', 'forever');--> statement-breakpoint
ALTER TYPE "public"."revoke_reason" ADD VALUE 'plan_changed';--> statement-breakpoint
CREATE TABLE "access_code" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"plan_id" text NOT NULL,
	"code" text NOT NULL,
	"days" integer,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "access_code_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "access_code_days" CHECK ("access_code"."days" between 1 and 3650),
	CONSTRAINT "access_code_uses" CHECK ("access_code"."uses" >= 0 and ("access_code"."max_uses" is null or "access_code"."uses" <= "access_code"."max_uses"))
);
--> statement-breakpoint
CREATE TABLE "access_code_use" (
	"organisation_id" text NOT NULL,
	"access_code_id" text NOT NULL,
	"used_by" text NOT NULL,
	"order_id" text NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "access_code_use_access_code_id_used_by_organisation_id_pk" PRIMARY KEY("access_code_id","used_by","organisation_id"),
	CONSTRAINT "access_code_use_order" UNIQUE("order_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "coupon" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"stripe_account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"promotion_code_id" text NOT NULL,
	"code" text NOT NULL,
	"percent_off" integer,
	"amount_off_minor" bigint,
	"currency" text,
	"duration" "coupon_duration" NOT NULL,
	"duration_months" integer,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coupon_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "coupon_off" CHECK (num_nonnulls("coupon"."percent_off", "coupon"."amount_off_minor") = 1 and ("coupon"."amount_off_minor" is null) = ("coupon"."currency" is null) and coalesce("coupon"."percent_off" between 1 and 100, true) and coalesce("coupon"."amount_off_minor" > 0, true)),
	CONSTRAINT "coupon_duration" CHECK (("coupon"."duration" = 'repeating') = ("coupon"."duration_months" is not null))
);
--> statement-breakpoint
CREATE TABLE "coupon_plan" (
	"organisation_id" text NOT NULL,
	"coupon_id" text NOT NULL,
	"plan_id" text NOT NULL,
	CONSTRAINT "coupon_plan_coupon_id_plan_id_organisation_id_pk" PRIMARY KEY("coupon_id","plan_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "notice_text" (
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notice_text_organisation_id_name_locale_pk" PRIMARY KEY("organisation_id","name","locale")
);
--> statement-breakpoint
CREATE TABLE "plan_rollout" (
	"organisation_id" text NOT NULL,
	"plan_version_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "plan_rollout_plan_version_id_organisation_id_pk" PRIMARY KEY("plan_version_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "plan_slug" (
	"organisation_id" text NOT NULL,
	"slug" text NOT NULL,
	"plan_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_slug_slug_organisation_id_pk" PRIMARY KEY("slug","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "promotion_code" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "slug" text;--> statement-breakpoint
ALTER TABLE "plan_version" ADD COLUMN "trial_without_card" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_version" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_version" ADD COLUMN "highlights" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_account" ADD COLUMN "tax_status" text;--> statement-breakpoint
ALTER TABLE "access_code" ADD CONSTRAINT "access_code_organisation_id_plan_id_plan_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plan"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_code_use" ADD CONSTRAINT "access_code_use_organisation_id_access_code_id_access_code_organisation_id_id_fk" FOREIGN KEY ("organisation_id","access_code_id") REFERENCES "public"."access_code"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_code_use" ADD CONSTRAINT "access_code_use_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_organisation_id_stripe_account_id_stripe_account_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stripe_account_id") REFERENCES "public"."stripe_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_plan" ADD CONSTRAINT "coupon_plan_organisation_id_coupon_id_coupon_organisation_id_id_fk" FOREIGN KEY ("organisation_id","coupon_id") REFERENCES "public"."coupon"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_plan" ADD CONSTRAINT "coupon_plan_organisation_id_plan_id_plan_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plan"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_text" ADD CONSTRAINT "notice_text_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rollout" ADD CONSTRAINT "plan_rollout_organisation_id_plan_version_id_plan_version_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_version_id") REFERENCES "public"."plan_version"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_slug" ADD CONSTRAINT "plan_slug_organisation_id_plan_id_plan_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plan"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_code_code" ON "access_code" USING btree ("code","organisation_id") WHERE "access_code"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_code" ON "coupon" USING btree ("code","organisation_id") WHERE "coupon"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "plan_rollout_due" ON "plan_rollout" USING btree ("due_at") WHERE "plan_rollout"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "order_plan_version" ON "order" USING btree ("plan_version_id","organisation_id");--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_slug_once" UNIQUE("slug","organisation_id");--> statement-breakpoint
-- by hand
-- Plans that were made before this release get an address of their name; where two would have the same, the younger adds a piece of its id.
WITH "named" AS (
  SELECT "organisation_id", "id", left(coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g')), ''), 'plan'), 40) AS "base"
  FROM "plan" WHERE "slug" IS NULL
), "counted" AS (
  SELECT "organisation_id", "id", trim(BOTH '-' FROM "base") AS "base",
    row_number() OVER (PARTITION BY "organisation_id", trim(BOTH '-' FROM "base") ORDER BY "id") AS "n" FROM "named"
)
UPDATE "plan" p SET "slug" = c."base" || CASE WHEN c."n" > 1 THEN '-' || right(c."id", 8) ELSE '' END
FROM "counted" c WHERE p."organisation_id" = c."organisation_id" AND p."id" = c."id";--> statement-breakpoint
INSERT INTO "plan_slug" ("organisation_id", "slug", "plan_id", "created_at")
SELECT "organisation_id", "slug", "id", "created_at" FROM "plan" WHERE "slug" IS NOT NULL ON CONFLICT DO NOTHING;
