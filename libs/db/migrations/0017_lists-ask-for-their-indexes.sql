DROP INDEX "dispute_listed";--> statement-breakpoint
DROP INDEX "payment_listed";--> statement-breakpoint
DROP INDEX "refund_listed";--> statement-breakpoint
DROP INDEX "subscriber_listed";--> statement-breakpoint
CREATE INDEX "dispute_listed" ON "dispute" USING btree ("organisation_id","id") WHERE "dispute"."id" > '';--> statement-breakpoint
CREATE INDEX "payment_listed" ON "payment" USING btree ("organisation_id","id") WHERE "payment"."id" > '';--> statement-breakpoint
CREATE INDEX "refund_listed" ON "refund" USING btree ("organisation_id","id") WHERE "refund"."id" > '';--> statement-breakpoint
CREATE INDEX "subscriber_listed" ON "subscriber" USING btree ("organisation_id","id") WHERE "subscriber"."id" > '';