ALTER TABLE "bot_contact" ADD COLUMN "locale" text;--> statement-breakpoint
CREATE INDEX "bot_contact_locale" ON "bot_contact" USING btree ("telegram_id") WHERE "bot_contact"."locale" is not null;