CREATE TYPE "public"."account_move_state" AS ENUM('open', 'moved', 'stopped', 'expired');--> statement-breakpoint
ALTER TYPE "public"."buyer_mail_kind" ADD VALUE 'move_asked';--> statement-breakpoint
ALTER TYPE "public"."buyer_mail_kind" ADD VALUE 'move_ready';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'move_asked';--> statement-breakpoint
CREATE TABLE "account_move" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"state" "account_move_state" NOT NULL,
	"locale" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"stopped_by" text,
	"correlation_id" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "account_move_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "account_move_ended" CHECK (("account_move"."state" = 'open') = ("account_move"."ended_at" is null)),
	CONSTRAINT "account_move_due_open" CHECK (("account_move"."state" = 'open') = ("account_move"."due_at" is not null)),
	CONSTRAINT "account_move_times" CHECK ("account_move"."asked_at" <= "account_move"."ready_at" and "account_move"."ready_at" < "account_move"."expires_at")
);
--> statement-breakpoint
ALTER TABLE "member_session" ADD COLUMN "code_email" text;--> statement-breakpoint
ALTER TABLE "member_session" ADD COLUMN "proven_email" text;--> statement-breakpoint
ALTER TABLE "move_link" ADD COLUMN "account_move_id" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "move_wait_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "account_move" ADD CONSTRAINT "account_move_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_move_open" ON "account_move" USING btree ("subscriber_id","organisation_id") WHERE "account_move"."state" = 'open';--> statement-breakpoint
CREATE INDEX "account_move_subscriber" ON "account_move" USING btree ("subscriber_id","organisation_id","asked_at");--> statement-breakpoint
CREATE INDEX "account_move_due" ON "account_move" USING btree ("due_at") WHERE "account_move"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "move_link" ADD CONSTRAINT "move_link_organisation_id_account_move_id_account_move_organisation_id_id_fk" FOREIGN KEY ("organisation_id","account_move_id") REFERENCES "public"."account_move"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_move_wait_hours" CHECK ("organisation"."move_wait_hours" between 1 and 168);