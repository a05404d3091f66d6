ALTER TYPE "public"."alert_kind" ADD VALUE 'support_asked';--> statement-breakpoint
ALTER TYPE "public"."buyer_mail_kind" ADD VALUE 'support_answer';--> statement-breakpoint
CREATE TABLE "conversation" (
	"bot_telegram_id" bigint NOT NULL,
	"telegram_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"asking" jsonb,
	"asked_by" bigint NOT NULL,
	"heard_by" bigint,
	"outcome" jsonb,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_bot_telegram_id_telegram_id_pk" PRIMARY KEY("bot_telegram_id","telegram_id")
);
--> statement-breakpoint
CREATE TABLE "support_answer" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"body" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" "notice_state" DEFAULT 'queued' NOT NULL,
	"failure" text,
	"correlation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sending_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "support_answer_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "support_answer_once" UNIQUE("request_id","idempotency_key","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "support_request" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"subscriber_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"update_id" bigint NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "support_request_id_organisation_id_pk" PRIMARY KEY("id","organisation_id"),
	CONSTRAINT "support_request_number" UNIQUE("number","organisation_id"),
	CONSTRAINT "support_request_message" UNIQUE("update_id","subscriber_id","bot_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "bot_contact" ADD COLUMN "referral" text;--> statement-breakpoint
ALTER TABLE "support_answer" ADD CONSTRAINT "support_answer_organisation_id_request_id_support_request_organisation_id_id_fk" FOREIGN KEY ("organisation_id","request_id") REFERENCES "public"."support_request"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_expires" ON "conversation" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "support_answer_waiting" ON "support_answer" USING btree ("due_at") WHERE "support_answer"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "support_request_of" ON "support_request" USING btree ("subscriber_id","organisation_id");