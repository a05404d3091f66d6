CREATE TABLE "member_import" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"file_key" text NOT NULL,
	"file_name" text NOT NULL,
	"total" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "member_import_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "member_import_file" UNIQUE("file_key","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "member_import_line" (
	"organisation_id" text NOT NULL,
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"said" jsonb,
	"outcome" text,
	"fault" text,
	CONSTRAINT "member_import_line_import_id_line_organisation_id_pk" PRIMARY KEY("import_id","line","organisation_id"),
	CONSTRAINT "member_import_line_outcome" CHECK ("member_import_line"."outcome" in ('give', 'wait_for_link', 'has_longer', 'fault')),
	CONSTRAINT "member_import_line_fault" CHECK ("member_import_line"."fault" in ('nobody_named', 'bad_telegram_id', 'bad_username', 'bad_email', 'plan_missing', 'unknown_plan', 'ambiguous_plan', 'bad_date', 'date_missing', 'date_passed', 'same_as_earlier_line', 'blocked', 'faulty_line')),
	CONSTRAINT "member_import_line_done" CHECK (("member_import_line"."outcome" is null) = ("member_import_line"."said" is not null))
);
--> statement-breakpoint
CREATE TABLE "move_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by_telegram_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member_import" ADD CONSTRAINT "member_import_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_import_line" ADD CONSTRAINT "member_import_line_organisation_id_import_id_member_import_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "public"."member_import"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_link" ADD CONSTRAINT "move_link_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_import_listed" ON "member_import" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "move_link_subscriber" ON "move_link" USING btree ("subscriber_id","organisation_id");--> statement-breakpoint
CREATE INDEX "alert_subject" ON "alert" USING btree ("subject","organisation_id");--> statement-breakpoint
CREATE INDEX "dispute_listed" ON "dispute" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "drift_subject" ON "drift" USING btree ("subject_id","organisation_id");--> statement-breakpoint
CREATE INDEX "order_payment_intent" ON "order" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE INDEX "payment_listed" ON "payment" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "refund_listed" ON "refund" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "subscriber_listed" ON "subscriber" USING btree ("organisation_id","id");--> statement-breakpoint
-- Members are found by a part of a name or an e-mail. Without the extension (or the right to install it) they are all the same,
-- only more slowly.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX subscriber_named ON subscriber USING gin (first_name gin_trgm_ops, username gin_trgm_ops) WITH (fastupdate = off);
  CREATE INDEX buyer_email_part ON buyer USING gin (email gin_trgm_ops) WITH (fastupdate = off);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE WARNING 'pg_trgm is not there: searching members by name reads all of an organisation';
END $$;
