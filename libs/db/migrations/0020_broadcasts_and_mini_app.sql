CREATE TABLE "broadcast" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"draft_key" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"content" jsonb NOT NULL,
	"button" jsonb,
	"segment" text NOT NULL,
	"plan_id" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"begun_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"problem" text,
	"counts" jsonb,
	"due_at" timestamp (3) with time zone,
	"round_until" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "broadcast_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "broadcast_draft" UNIQUE("draft_key","organisation_id"),
	CONSTRAINT "broadcast_state" CHECK ("broadcast"."state" in ('draft', 'scheduled', 'sending', 'paused', 'cancelled', 'finished')),
	CONSTRAINT "broadcast_segment" CHECK ("broadcast"."segment" in ('active', 'grace', 'plan', 'creator')),
	CONSTRAINT "broadcast_plan" CHECK (("broadcast"."segment" = 'plan') = ("broadcast"."plan_id" is not null)),
	CONSTRAINT "broadcast_promised" CHECK ("broadcast"."state" not in ('scheduled', 'sending') or "broadcast"."due_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "broadcast_opt_out" (
	"organisation_id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broadcast_opt_out_telegram_id_organisation_id_pk" PRIMARY KEY("telegram_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipient" (
	"organisation_id" text NOT NULL,
	"broadcast_id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"subscriber_id" text,
	"bot_id" text,
	"state" text NOT NULL,
	"failure" text,
	"sending_at" timestamp (3) with time zone,
	"not_before" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "broadcast_recipient_broadcast_id_telegram_id_organisation_id_pk" PRIMARY KEY("broadcast_id","telegram_id","organisation_id"),
	CONSTRAINT "broadcast_recipient_state" CHECK ("broadcast_recipient"."state" in ('queued', 'sending', 'sent', 'blocked', 'never_started', 'opted_out', 'failed', 'in_doubt', 'cancelled')),
	CONSTRAINT "broadcast_recipient_queued" CHECK ("broadcast_recipient"."state" not in ('queued', 'sending') or "broadcast_recipient"."bot_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "stars_invoice" (
	"organisation_id" text NOT NULL,
	"order_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"says" jsonb NOT NULL,
	"link" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "stars_invoice_order_id_organisation_id_pk" PRIMARY KEY("order_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "pay_in_join_request" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_organisation_id_plan_id_plan_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plan"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_opt_out" ADD CONSTRAINT "broadcast_opt_out_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_of" FOREIGN KEY ("organisation_id","broadcast_id") REFERENCES "public"."broadcast"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_subscriber" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_bot" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_invoice" ADD CONSTRAINT "stars_invoice_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stars_invoice" ADD CONSTRAINT "stars_invoice_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_listed" ON "broadcast" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "broadcast_due" ON "broadcast" USING btree ("due_at") WHERE "broadcast"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "broadcast_recipient_states" ON "broadcast_recipient" USING btree ("broadcast_id","state","telegram_id","organisation_id");--> statement-breakpoint
CREATE INDEX "broadcast_recipient_sending" ON "broadcast_recipient" USING btree ("sending_at") WHERE "broadcast_recipient"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "stars_invoice_due" ON "stars_invoice" USING btree ("due_at") WHERE "stars_invoice"."due_at" is not null;--> statement-breakpoint
-- by hand
CREATE TRIGGER live_broadcast AFTER INSERT OR UPDATE ON "broadcast" FOR EACH ROW EXECUTE FUNCTION note_live_row('broadcast');
