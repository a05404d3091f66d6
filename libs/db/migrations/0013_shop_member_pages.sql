CREATE TYPE "public"."buyer_mail_kind" AS ENUM('purchase', 'way_in', 'member_link', 'member_code', 'withdrawal', 'erasure');--> statement-breakpoint
CREATE TYPE "public"."buyer_mail_state" AS ENUM('queued', 'sent', 'undeliverable', 'skipped');--> statement-breakpoint
CREATE TYPE "public"."legal_text_kind" AS ENUM('imprint', 'terms', 'privacy', 'refunds', 'withdrawal', 'consent');--> statement-breakpoint
CREATE TYPE "public"."withdrawal_state" AS ENUM('pending', 'done', 'action_required');--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'withdrawal_unpaid';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'erasure_requested';--> statement-breakpoint
ALTER TYPE "public"."revoke_reason" ADD VALUE 'withdrawn';--> statement-breakpoint
CREATE TABLE "buyer_mail" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "buyer_mail_kind" NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"about" text NOT NULL,
	"occasion" text NOT NULL,
	"state" "buyer_mail_state" DEFAULT 'queued' NOT NULL,
	"failure" text,
	"correlation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "buyer_mail_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "buyer_mail_occasion" UNIQUE("occasion","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "erasure_request" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text,
	"telegram_id" bigint,
	"locale" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "erasure_request_id_organisation_id_pk" PRIMARY KEY("id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "legal_text" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "legal_text_kind" NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"from_template" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "legal_text_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "legal_text_version" UNIQUE("organisation_id","kind","locale","version")
);
--> statement-breakpoint
CREATE TABLE "member_session" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"telegram_id" bigint,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"proven_until" timestamp (3) with time zone,
	"code_number" integer DEFAULT 0 NOT NULL,
	"code_expires_at" timestamp (3) with time zone,
	"code_tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "member_session_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "member_session_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "member_session_who" CHECK (num_nonnulls("member_session"."email", "member_session"."telegram_id") > 0)
);
--> statement-breakpoint
CREATE TABLE "order_consent" (
	"organisation_id" text NOT NULL,
	"order_id" text NOT NULL,
	"locale" text NOT NULL,
	"consent_text_id" text NOT NULL,
	"terms_text_id" text NOT NULL,
	"withdrawal_text_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_consent_order_id_organisation_id_pk" PRIMARY KEY("order_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "seller" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"address" text NOT NULL,
	"country" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"register" text,
	"vat_id" text,
	"trader" boolean NOT NULL,
	"vat_exempt" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"refund" text NOT NULL,
	"state" "withdrawal_state" NOT NULL,
	"acts" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "withdrawal_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "withdrawal_order" UNIQUE("order_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "slug" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "withdrawal_refund" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "buyer_mail" ADD CONSTRAINT "buyer_mail_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_text" ADD CONSTRAINT "legal_text_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_session" ADD CONSTRAINT "member_session_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_consent" ADD CONSTRAINT "order_consent_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_consent" ADD CONSTRAINT "order_consent_organisation_id_consent_text_id_legal_text_organisation_id_id_fk" FOREIGN KEY ("organisation_id","consent_text_id") REFERENCES "public"."legal_text"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_consent" ADD CONSTRAINT "order_consent_organisation_id_terms_text_id_legal_text_organisation_id_id_fk" FOREIGN KEY ("organisation_id","terms_text_id") REFERENCES "public"."legal_text"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_consent" ADD CONSTRAINT "order_consent_organisation_id_withdrawal_text_id_legal_text_organisation_id_id_fk" FOREIGN KEY ("organisation_id","withdrawal_text_id") REFERENCES "public"."legal_text"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller" ADD CONSTRAINT "seller_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "buyer_mail_waiting" ON "buyer_mail" USING btree ("due_at") WHERE "buyer_mail"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "buyer_mail_address" ON "buyer_mail" USING btree ("email","kind","created_at");--> statement-breakpoint
CREATE INDEX "member_session_expiry" ON "member_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "withdrawal_due" ON "withdrawal" USING btree ("due_at") WHERE "withdrawal"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "buyer_email" ON "buyer" USING btree (lower("email")) WHERE "buyer"."email" is not null;--> statement-breakpoint
CREATE INDEX "order_buyer" ON "order" USING btree ("buyer_id","organisation_id");--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_slug_unique" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_withdrawal_refund" CHECK ("organisation"."withdrawal_refund" in ('full', 'pro_rata'));
--> statement-breakpoint
-- by hand
-- The address of every public page: made of the name; where two have the same, of the name and the end of the id.
UPDATE organisation o SET slug = made.slug FROM (
  SELECT id, CASE WHEN row_number() OVER (PARTITION BY base ORDER BY id) = 1 THEN base
    ELSE base || '-' || right(id, 6) END AS slug
  FROM (SELECT id, coalesce(nullif(left(trim(BOTH '-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 40), ''), 'creator') AS base
    FROM organisation) named
) made WHERE made.id = o.id AND o.slug IS NULL AND made.slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$';
--> statement-breakpoint
-- What somebody agreed to is never changed, and stays.
CREATE TRIGGER legal_text_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON legal_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_consent_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON order_consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
