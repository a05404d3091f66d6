CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TYPE "public"."access_event" AS ENUM('grant', 'revoke', 'confirmRemoval', 'entitle', 'seeInside');--> statement-breakpoint
CREATE TYPE "public"."action_required" AS ENUM('bot_not_in_chat', 'bot_lacks_rights', 'chat_not_found', 'link_missing', 'banned_by_hand', 'person_is_admin', 'membership_unknown', 'bot_token_rejected', 'unknown_price', 'unknown_status');--> statement-breakpoint
CREATE TYPE "public"."channel_kind" AS ENUM('channel', 'supergroup', 'group');--> statement-breakpoint
CREATE TYPE "public"."link_state" AS ENUM('none', 'live', 'dead');--> statement-breakpoint
CREATE TYPE "public"."access_state" AS ENUM('PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED');--> statement-breakpoint
CREATE TYPE "public"."removal_evidence" AS ENUM('left', 'kicked', 'never_entered', 'no_identity', 'chat_gone');--> statement-breakpoint
CREATE TYPE "public"."deliverable_kind" AS ENUM('channel');--> statement-breakpoint
CREATE TYPE "public"."join_request_state" AS ENUM('open', 'approved', 'declined', 'gone');--> statement-breakpoint
CREATE TYPE "public"."member_role" AS ENUM('owner', 'admin', 'support', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."notice_kind" AS ENUM('way_in', 'recovered', 'payment_failed', 'removed');--> statement-breakpoint
CREATE TYPE "public"."notice_state" AS ENUM('queued', 'sending', 'sent', 'in_doubt', 'skipped', 'undeliverable');--> statement-breakpoint
CREATE TYPE "public"."order_status" AS ENUM('open', 'processing', 'paid', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."provider" AS ENUM('stripe', 'stars');--> statement-breakpoint
CREATE TYPE "public"."plan_interval" AS ENUM('month', 'year', 'once');--> statement-breakpoint
CREATE TYPE "public"."revoke_reason" AS ENUM('subscription_ended', 'payment_failed', 'period_over', 'refunded', 'disputed', 'blocked', 'moved_account', 'no_longer_entitled', 'seen_inside');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('subscription', 'one_time', 'gift', 'complimentary');--> statement-breakpoint
CREATE TYPE "public"."subscription_status" AS ENUM('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid', 'canceled', 'paused', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."sync_object_kind" AS ENUM('subscription', 'checkout_session', 'account');--> statement-breakpoint
CREATE TABLE "access_ledger" (
	"access_id" text NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" text NOT NULL,
	"from_state" "access_state",
	"event" "access_event",
	"to_state" "access_state" NOT NULL,
	"reason" text,
	"correlation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "access_ledger_access_id_version_pk" PRIMARY KEY("access_id","version")
);
--> statement-breakpoint
CREATE TABLE "access_transition" (
	"from_state" "access_state" NOT NULL,
	"event" "access_event" NOT NULL,
	"to_state" "access_state" NOT NULL,
	CONSTRAINT "access_transition_from_state_event_pk" PRIMARY KEY("from_state","event")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "api_key_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "block" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"channel_id" text,
	"reason" text NOT NULL,
	"money_choice" text NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "block_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "bot" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"username" text NOT NULL,
	"is_platform" boolean DEFAULT false NOT NULL,
	"token_variable" text,
	"token_ciphertext" text,
	"stars_read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bot_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "bot_token" CHECK (num_nonnulls("bot"."token_variable", "bot"."token_ciphertext") = 1)
);
--> statement-breakpoint
CREATE TABLE "bot_contact" (
	"organisation_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"started_at" timestamp (3) with time zone,
	"blocked_at" timestamp (3) with time zone,
	CONSTRAINT "bot_contact_organisation_id_bot_id_telegram_id_pk" PRIMARY KEY("organisation_id","bot_id","telegram_id")
);
--> statement-breakpoint
CREATE TABLE "buyer" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "buyer_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "buyer_customer" (
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"customer_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"buyer_id" text NOT NULL,
	CONSTRAINT "buyer_customer_account_livemode_customer_id_pk" PRIMARY KEY("account","livemode","customer_id")
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"bot_id" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"former_chat_ids" bigint[] DEFAULT '{}' NOT NULL,
	"kind" "channel_kind" NOT NULL,
	"title" text NOT NULL,
	"can_invite" boolean DEFAULT false NOT NULL,
	"can_restrict" boolean DEFAULT false NOT NULL,
	"link" text,
	"link_state" "link_state" DEFAULT 'none' NOT NULL,
	"action_required" "action_required",
	"prepared_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"disconnected_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "channel_access" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"state" "access_state" NOT NULL,
	"version" integer NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"entitled_until" timestamp (3) with time zone,
	"grace_until" timestamp (3) with time zone,
	"granted_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone,
	"ever_inside_at" timestamp (3) with time zone,
	"revoke_reason" "revoke_reason",
	"revoked_at" timestamp (3) with time zone,
	"evidence" "removal_evidence",
	"action_required" "action_required",
	"doubtful_since" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "channel_access_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "channel_access_once" UNIQUE("organisation_id","subscriber_id","channel_id"),
	CONSTRAINT "channel_access_granted" CHECK ("channel_access"."state" <> 'GRANTED' or "channel_access"."granted_at" is not null),
	CONSTRAINT "channel_access_revoke_pending" CHECK ("channel_access"."state" <> 'REVOKE_PENDING' or "channel_access"."revoke_reason" is not null),
	CONSTRAINT "channel_access_revoked" CHECK ("channel_access"."state" <> 'REVOKED' or num_nonnulls("channel_access"."revoke_reason", "channel_access"."revoked_at", "channel_access"."evidence") = 3),
	CONSTRAINT "channel_access_entitled" CHECK ("channel_access"."state" not in ('PENDING', 'GRANTED') or num_nonnulls("channel_access"."revoke_reason", "channel_access"."revoked_at", "channel_access"."evidence") = 0)
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by_telegram_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "claim_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "claim_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "creator_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by_telegram_id" bigint
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"job" text NOT NULL,
	"entity" text NOT NULL,
	"payload" jsonb NOT NULL,
	"failure_class" text NOT NULL,
	"errors" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"correlation_id" text NOT NULL,
	"first_failed_at" timestamp (3) with time zone NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"payment_id" text NOT NULL,
	"provider" "provider" NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"provider_id" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispute_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "dispute_once" UNIQUE("provider","account","livemode","provider_id")
);
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"process" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox_event" (
	"source" text NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"external_id" text NOT NULL,
	"type" text NOT NULL,
	"outcome" text NOT NULL,
	"payload" text NOT NULL,
	"correlation_id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
CREATE TABLE "inbox_key" (
	"source" text NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"external_id" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "inbox_key_source_account_livemode_external_id_pk" PRIMARY KEY("source","account","livemode","external_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_failure" (
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"invoice_id" text NOT NULL,
	"first_failed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoice_failure_account_livemode_invoice_id_pk" PRIMARY KEY("account","livemode","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "join_request" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"channel_id" text NOT NULL,
	"telegram_id" bigint NOT NULL,
	"state" "join_request_state" DEFAULT 'open' NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "join_request_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"object_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "journal_entry_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "journal_entry_once" UNIQUE("provider","account","livemode","kind","object_id")
);
--> statement-breakpoint
CREATE TABLE "journal_line" (
	"organisation_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"line" integer NOT NULL,
	"book_account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "journal_line_organisation_id_entry_id_line_pk" PRIMARY KEY("organisation_id","entry_id","line")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" "member_role" NOT NULL,
	"telegram_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"access_id" text NOT NULL,
	"kind" "notice_kind" NOT NULL,
	"occasion" text NOT NULL,
	"state" "notice_state" DEFAULT 'queued' NOT NULL,
	"failure" text,
	"correlation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sending_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "notice_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "notice_occasion" UNIQUE("organisation_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "order" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"buyer_id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"plan_version_id" text NOT NULL,
	"plan_price_id" text NOT NULL,
	"provider" "provider" NOT NULL,
	"stripe_account_id" text,
	"livemode" boolean NOT NULL,
	"status" "order_status" DEFAULT 'open' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"checkout_session_id" text,
	"checkout_url" text,
	"checkout_expires_at" timestamp (3) with time zone,
	"payment_intent_id" text,
	"browser_hash" text,
	"idempotency_key" text,
	"correlation_id" text NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "order_id" UNIQUE("id"),
	CONSTRAINT "order_idempotency" UNIQUE("organisation_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"deliverable_kind" "deliverable_kind" NOT NULL,
	"deliverable_id" text NOT NULL,
	CONSTRAINT "order_line_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"grace_days" integer DEFAULT 5 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisation_grace_days" CHECK ("organisation"."grace_days" between 3 and 7)
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"not_before" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"subscription_id" text,
	"provider" "provider" NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"provider_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"paid_at" timestamp (3) with time zone NOT NULL,
	"paid_through" timestamp (3) with time zone,
	CONSTRAINT "payment_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "payment_once" UNIQUE("provider","account","livemode","provider_id")
);
--> statement-breakpoint
CREATE TABLE "payout" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"stripe_account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"arrival_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "payout_once" UNIQUE("organisation_id","stripe_account_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "plan_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "plan_deliverable" (
	"organisation_id" text NOT NULL,
	"plan_version_id" text NOT NULL,
	"deliverable_kind" "deliverable_kind" NOT NULL,
	"deliverable_id" text NOT NULL,
	CONSTRAINT "plan_deliverable_organisation_id_plan_version_id_deliverable_kind_deliverable_id_pk" PRIMARY KEY("organisation_id","plan_version_id","deliverable_kind","deliverable_id")
);
--> statement-breakpoint
CREATE TABLE "plan_price" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"plan_version_id" text NOT NULL,
	"provider" "provider" NOT NULL,
	"stripe_account_id" text,
	"provider_price_id" text,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "plan_price_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "plan_price_provider" CHECK (("plan_price"."provider" = 'stars') = ("plan_price"."currency" = 'XTR') and ("plan_price"."provider" = 'stripe') = ("plan_price"."provider_price_id" is not null and "plan_price"."stripe_account_id" is not null)),
	CONSTRAINT "plan_price_amount" CHECK ("plan_price"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"plan_id" text NOT NULL,
	"version" integer NOT NULL,
	"interval" "plan_interval" NOT NULL,
	"trial_days" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_version_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "plan_version_once" UNIQUE("organisation_id","plan_id","version"),
	CONSTRAINT "plan_version_trial" CHECK ("plan_version"."trial_days" between 0 and 730)
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"payment_id" text NOT NULL,
	"provider" "provider" NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"provider_id" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refund_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "refund_once" UNIQUE("provider","account","livemode","provider_id")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" "source_kind" NOT NULL,
	"order_line_id" text NOT NULL,
	"buyer_id" text NOT NULL,
	"subscriber_id" text NOT NULL,
	"subscription_id" text,
	"payment_id" text,
	"ends_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" "revoke_reason",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "source_once" UNIQUE("organisation_id","order_line_id"),
	CONSTRAINT "source_subscription" CHECK (("source"."kind" = 'subscription') = ("source"."subscription_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "stripe_account" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"ready" boolean DEFAULT false NOT NULL,
	"requirements_due" text[] DEFAULT '{}' NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stripe_account_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "stripe_account_once" UNIQUE("account","livemode")
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"telegram_id" bigint,
	"first_name" text,
	"username" text,
	"language_code" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subscriber_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "subscriber_identity" UNIQUE("organisation_id","telegram_id")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"provider" "provider" NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"provider_id" text NOT NULL,
	"status" "subscription_status" NOT NULL,
	"price_ids" text[] DEFAULT '{}' NOT NULL,
	"period_end" timestamp (3) with time zone,
	"paid_through" timestamp (3) with time zone,
	"trial_end" timestamp (3) with time zone,
	"cancel_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ever_paid" boolean NOT NULL,
	"unpaid_invoice_id" text,
	"unpaid_amount_minor" bigint,
	"unpaid_currency" text,
	"pay_url" text,
	"first_failed_at" timestamp (3) with time zone,
	"grace_until" timestamp (3) with time zone,
	"customer_id" text,
	"due_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subscription_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "subscription_once" UNIQUE("provider","account","livemode","provider_id")
);
--> statement-breakpoint
CREATE TABLE "sync_object" (
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"object_id" text NOT NULL,
	"object_kind" "sync_object_kind" NOT NULL,
	"organisation_id" text NOT NULL,
	"requested_seq" bigint NOT NULL,
	"applied_seq" bigint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"correlation_id" text NOT NULL,
	"lease_token" text,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "sync_object_account_livemode_object_id_pk" PRIMARY KEY("account","livemode","object_id")
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot" ADD CONSTRAINT "bot_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_contact" ADD CONSTRAINT "bot_contact_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer" ADD CONSTRAINT "buyer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_customer" ADD CONSTRAINT "buyer_customer_organisation_id_buyer_id_buyer_organisation_id_id_fk" FOREIGN KEY ("organisation_id","buyer_id") REFERENCES "public"."buyer"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_organisation_id_bot_id_bot_organisation_id_id_fk" FOREIGN KEY ("organisation_id","bot_id") REFERENCES "public"."bot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_access" ADD CONSTRAINT "channel_access_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_access" ADD CONSTRAINT "channel_access_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creator_link" ADD CONSTRAINT "creator_link_organisation_id_user_id_member_organisation_id_user_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."member"("organisation_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_organisation_id_payment_id_payment_organisation_id_id_fk" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payment"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_organisation_id_channel_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_line" ADD CONSTRAINT "journal_line_organisation_id_entry_id_journal_entry_organisation_id_id_fk" FOREIGN KEY ("organisation_id","entry_id") REFERENCES "public"."journal_entry"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_id_access_id_channel_access_organisation_id_id_fk" FOREIGN KEY ("organisation_id","access_id") REFERENCES "public"."channel_access"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_buyer_id_buyer_organisation_id_id_fk" FOREIGN KEY ("organisation_id","buyer_id") REFERENCES "public"."buyer"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_plan_version_id_plan_version_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_version_id") REFERENCES "public"."plan_version"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_plan_price_id_plan_price_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_price_id") REFERENCES "public"."plan_price"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_stripe_account_id_stripe_account_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stripe_account_id") REFERENCES "public"."stripe_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_organisation_id_deliverable_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","deliverable_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_organisation_id_subscription_id_subscription_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscription_id") REFERENCES "public"."subscription"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_organisation_id_stripe_account_id_stripe_account_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stripe_account_id") REFERENCES "public"."stripe_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_deliverable" ADD CONSTRAINT "plan_deliverable_organisation_id_plan_version_id_plan_version_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_version_id") REFERENCES "public"."plan_version"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_deliverable" ADD CONSTRAINT "plan_deliverable_organisation_id_deliverable_id_channel_organisation_id_id_fk" FOREIGN KEY ("organisation_id","deliverable_id") REFERENCES "public"."channel"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_price" ADD CONSTRAINT "plan_price_organisation_id_plan_version_id_plan_version_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_version_id") REFERENCES "public"."plan_version"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_price" ADD CONSTRAINT "plan_price_organisation_id_stripe_account_id_stripe_account_organisation_id_id_fk" FOREIGN KEY ("organisation_id","stripe_account_id") REFERENCES "public"."stripe_account"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_organisation_id_plan_id_plan_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plan"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_organisation_id_payment_id_payment_organisation_id_id_fk" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payment"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_order_line_id_order_line_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_line_id") REFERENCES "public"."order_line"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_buyer_id_buyer_organisation_id_id_fk" FOREIGN KEY ("organisation_id","buyer_id") REFERENCES "public"."buyer"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_subscriber_id_subscriber_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscriber_id") REFERENCES "public"."subscriber"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_subscription_id_subscription_organisation_id_id_fk" FOREIGN KEY ("organisation_id","subscription_id") REFERENCES "public"."subscription"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_payment_id_payment_organisation_id_id_fk" FOREIGN KEY ("organisation_id","payment_id") REFERENCES "public"."payment"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_account" ADD CONSTRAINT "stripe_account_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_organisation_id_order_id_order_organisation_id_id_fk" FOREIGN KEY ("organisation_id","order_id") REFERENCES "public"."order"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit" USING btree ("organisation_id","target_kind","target_id");--> statement-breakpoint
CREATE INDEX "block_subscriber" ON "block" USING btree ("organisation_id","subscriber_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bot_in_organisation" ON "bot" USING btree ("organisation_id","telegram_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bot_own" ON "bot" USING btree ("telegram_id") WHERE not "bot"."is_platform";--> statement-breakpoint
CREATE INDEX "channel_due" ON "channel" USING btree ("due_at") WHERE "channel"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_live_chat" ON "channel" USING btree ("chat_id") WHERE "channel"."disconnected_at" is null;--> statement-breakpoint
CREATE INDEX "channel_access_channel" ON "channel_access" USING btree ("organisation_id","channel_id","state");--> statement-breakpoint
CREATE INDEX "channel_access_due" ON "channel_access" USING btree ("due_at") WHERE "channel_access"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "claim_order" ON "claim" USING btree ("organisation_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dead_letter_open" ON "dead_letter" USING btree ("job","entity") WHERE "dead_letter"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "dead_letter_organisation" ON "dead_letter" USING btree ("organisation_id","last_failed_at");--> statement-breakpoint
CREATE INDEX "inbox_event_key" ON "inbox_event" USING btree ("external_id","account");--> statement-breakpoint
CREATE INDEX "inbox_key_due" ON "inbox_key" USING btree ("due_at") WHERE "inbox_key"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "join_request_open" ON "join_request" USING btree ("channel_id","telegram_id") WHERE "join_request"."state" = 'open';--> statement-breakpoint
CREATE INDEX "join_request_waiting" ON "join_request" USING btree ("due_at") WHERE "join_request"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "member_telegram" ON "member" USING btree ("organisation_id","telegram_id");--> statement-breakpoint
CREATE INDEX "notice_waiting" ON "notice" USING btree ("due_at") WHERE "notice"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "notice_access" ON "notice" USING btree ("organisation_id","access_id");--> statement-breakpoint
CREATE INDEX "order_checkout_session" ON "order" USING btree ("checkout_session_id");--> statement-breakpoint
CREATE INDEX "order_subscriber" ON "order" USING btree ("organisation_id","subscriber_id");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "order_line" USING btree ("organisation_id","order_id");--> statement-breakpoint
CREATE INDEX "outbox_held" ON "outbox" USING btree ("held_until");--> statement-breakpoint
CREATE INDEX "payment_order" ON "payment" USING btree ("organisation_id","order_id");--> statement-breakpoint
CREATE INDEX "payment_subscription" ON "payment" USING btree ("organisation_id","subscription_id");--> statement-breakpoint
CREATE INDEX "source_subscriber" ON "source" USING btree ("organisation_id","subscriber_id");--> statement-breakpoint
CREATE INDEX "source_subscription" ON "source" USING btree ("organisation_id","subscription_id");--> statement-breakpoint
CREATE INDEX "subscription_due" ON "subscription" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "subscription_order" ON "subscription" USING btree ("organisation_id","order_id");--> statement-breakpoint
CREATE INDEX "sync_object_behind" ON "sync_object" USING btree ("due_at") WHERE "sync_object"."requested_seq" > "sync_object"."applied_seq";