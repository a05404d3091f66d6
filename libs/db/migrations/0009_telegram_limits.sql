CREATE TABLE "telegram_hold" (
	"bot_telegram_id" bigint NOT NULL,
	"chat" text NOT NULL,
	"method" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "telegram_hold_bot_telegram_id_chat_method_pk" PRIMARY KEY("bot_telegram_id","chat","method")
);
--> statement-breakpoint
CREATE TABLE "telegram_pace" (
	"bot_telegram_id" bigint PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"lines" jsonb NOT NULL
);
--> statement-breakpoint
-- by hand
-- What it says is over within a minute: after a crash of the server an empty table is as good, and no reservation waits for the disk.
ALTER TABLE "telegram_pace" SET UNLOGGED;
