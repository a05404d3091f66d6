CREATE TYPE "public"."bot_switch_step" AS ENUM('adding', 'linking', 'proving', 'both', 'leaving', 'done', 'abandoned');--> statement-breakpoint
CREATE TABLE "bot_switch" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"channel_id" text NOT NULL,
	"from_bot_id" text NOT NULL,
	"to_bot_id" text NOT NULL,
	"step" "bot_switch_step" DEFAULT 'adding' NOT NULL,
	"obstacle" text,
	"old_link" text,
	"invited_up_to" text,
	"invites_owed" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone,
	"leaves_at" timestamp (3) with time zone,
	"ending" text,
	"ended_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "bot_switch_id_organisation_id_pk" PRIMARY KEY("id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "bot" DROP CONSTRAINT "bot_token";--> statement-breakpoint
DROP INDEX "bot_own";--> statement-breakpoint
ALTER TABLE "bot" ADD COLUMN "token_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "bot" ADD COLUMN "token_rejected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bot" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bot_switch" ADD CONSTRAINT "bot_switch_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_switch" ADD CONSTRAINT "bot_switch_organisation_id_from_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","from_bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_switch" ADD CONSTRAINT "bot_switch_organisation_id_to_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","to_bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bot_switch_open" ON "bot_switch" USING btree ("channel_id","organisation_id") WHERE "bot_switch"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "bot_switch_due" ON "bot_switch" USING btree ("due_at") WHERE "bot_switch"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "bot_organisation" ON "bot" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "bot_registered" ON "bot" USING btree ("telegram_id") WHERE "bot"."token_ciphertext" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "bot_own" ON "bot" USING btree ("telegram_id") WHERE not "bot"."is_platform" and "bot"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "bot" ADD CONSTRAINT "bot_token" CHECK (num_nonnulls("bot"."token_variable", "bot"."token_ciphertext") = case when "bot"."removed_at" is null then 1 else 0 end);--> statement-breakpoint
-- by hand
CREATE TRIGGER live_new_bot AFTER INSERT ON bot FOR EACH ROW EXECUTE FUNCTION note_live_row('channel');
--> statement-breakpoint
CREATE TRIGGER live_bot AFTER UPDATE ON bot FOR EACH ROW
  WHEN ((OLD.username, OLD.token_version, OLD.token_rejected_at, OLD.removed_at, OLD.heard_at < NEW.heard_at - interval '5 minutes')
    IS DISTINCT FROM (NEW.username, NEW.token_version, NEW.token_rejected_at, NEW.removed_at, false))
  EXECUTE FUNCTION note_live_row('channel');
--> statement-breakpoint
CREATE TRIGGER live_bot_switch AFTER INSERT OR UPDATE ON bot_switch FOR EACH ROW EXECUTE FUNCTION note_live_row('channel');
