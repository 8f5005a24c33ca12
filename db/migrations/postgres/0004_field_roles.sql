CREATE TABLE "group_invitation" (
	"movement_id" text NOT NULL,
	"link_id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "group_invitation_pk" PRIMARY KEY("movement_id","link_id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"event_seq" bigint NOT NULL,
	"person_id" text,
	"group_id" text,
	"producer_id" text,
	"week_id" text,
	"kind" text NOT NULL,
	"facts" json NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "message_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "message_person_id_event_seq_key" UNIQUE("movement_id","person_id","event_seq"),
	CONSTRAINT "message_group_id_event_seq_key" UNIQUE("movement_id","group_id","event_seq"),
	CONSTRAINT "message_producer_id_event_seq_key" UNIQUE("movement_id","producer_id","event_seq"),
	CONSTRAINT "message_one_receiver_check" CHECK ((person_id is not null and group_id is null and producer_id is null) or (person_id is null and group_id is not null and producer_id is null) or (person_id is null and group_id is null and producer_id is not null)),
	CONSTRAINT "message_event_seq_check" CHECK (event_seq between 1 and 9007199254740991),
	CONSTRAINT "message_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "message_read" (
	"movement_id" text NOT NULL,
	"message_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "message_read_pk" PRIMARY KEY("movement_id","message_id","person_id"),
	CONSTRAINT "message_read_at_check" CHECK (at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "message_mail" (
	"movement_id" text NOT NULL,
	"message_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"due_at" text NOT NULL,
	"sent_at" text,
	"fault" text DEFAULT '' NOT NULL,
	CONSTRAINT "message_mail_pk" PRIMARY KEY("movement_id","message_id","person_id"),
	CONSTRAINT "message_mail_sent_check" CHECK ((state = 'sent') = (sent_at is not null)),
	CONSTRAINT "message_mail_state_check" CHECK (state in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
	CONSTRAINT "message_mail_attempts_check" CHECK (attempts between 0 and 1000),
	CONSTRAINT "message_mail_due_at_check" CHECK (due_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "message_mail_sent_at_check" CHECK (sent_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "message_choice" (
	"movement_id" text NOT NULL,
	"person_id" text NOT NULL,
	"by_mail" boolean NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "message_choice_pk" PRIMARY KEY("movement_id","person_id"),
	CONSTRAINT "message_choice_at_check" CHECK (at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "calendar_link" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"group_id" text,
	"producer_id" text,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"revoked_at" text,
	CONSTRAINT "calendar_link_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "calendar_link_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "calendar_link_one_target_check" CHECK (group_id is null or producer_id is null),
	CONSTRAINT "calendar_link_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "calendar_link_revoked_at_check" CHECK (revoked_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "instant_offer" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"offered_g" bigint NOT NULL,
	"open_g" bigint NOT NULL,
	"claimed_g" bigint NOT NULL,
	"withdrawn_g" bigint NOT NULL,
	"expired_g" bigint NOT NULL,
	"cap_g" bigint NOT NULL,
	"free_from" text,
	"ends_at" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"entries" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "instant_offer_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "instant_offer_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "instant_offer_adds_up_check" CHECK (offered_g = open_g + claimed_g + withdrawn_g + expired_g),
	CONSTRAINT "instant_offer_over_check" CHECK (state = 'open' or open_g = 0),
	CONSTRAINT "instant_offer_in_order_check" CHECK (free_from <= ends_at),
	CONSTRAINT "instant_offer_offered_g_check" CHECK (offered_g between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_open_g_check" CHECK (open_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_claimed_g_check" CHECK (claimed_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_withdrawn_g_check" CHECK (withdrawn_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_expired_g_check" CHECK (expired_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_cap_g_check" CHECK (cap_g between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_free_from_check" CHECK (free_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "instant_offer_ends_at_check" CHECK (ends_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "instant_offer_state_check" CHECK (state in ('open', 'closed', 'expired')),
	CONSTRAINT "instant_offer_entries_check" CHECK (entries between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "instant_claim" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"group_id" text NOT NULL,
	"quantity_g" bigint NOT NULL,
	"state" text DEFAULT 'accepted' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "instant_claim_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "instant_claim_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "instant_claim_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991),
	CONSTRAINT "instant_claim_state_check" CHECK (state in ('accepted', 'withdrawn')),
	CONSTRAINT "instant_claim_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "instant_claim_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "instant_entry" (
	"movement_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"claim_id" text,
	"quantity_g" bigint NOT NULL,
	"open_g" bigint NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "instant_entry_pk" PRIMARY KEY("movement_id","offer_id","seq"),
	CONSTRAINT "instant_entry_of_claim_check" CHECK ((claim_id is not null) = (kind in ('claim', 'give_back'))),
	CONSTRAINT "instant_entry_seq_check" CHECK (seq between 1 and 9007199254740991),
	CONSTRAINT "instant_entry_kind_check" CHECK (kind in ('offer', 'claim', 'give_back', 'withdraw', 'expire')),
	CONSTRAINT "instant_entry_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991),
	CONSTRAINT "instant_entry_open_g_check" CHECK (open_g between 0 and 9007199254740991),
	CONSTRAINT "instant_entry_at_check" CHECK (at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "batch_photo" (
	"movement_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"id" text NOT NULL,
	"small" text NOT NULL,
	"large" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "batch_photo_pk" PRIMARY KEY("movement_id","batch_id"),
	CONSTRAINT "batch_photo_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"group_id" text NOT NULL,
	"session_id" text,
	"slot_id" text,
	"place_id" text,
	"jars" bigint NOT NULL,
	"fresh_g" bigint NOT NULL,
	"handed_by" text NOT NULL,
	"state" text DEFAULT 'collected' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "collection_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "collection_one_kind_check" CHECK ((session_id is not null and slot_id is null and place_id is null and fresh_g = 0) or (session_id is null and slot_id is not null and place_id is not null and jars = 0)),
	CONSTRAINT "collection_jars_check" CHECK (jars between 0 and 9007199254740991),
	CONSTRAINT "collection_fresh_g_check" CHECK (fresh_g between 0 and 9007199254740991),
	CONSTRAINT "collection_state_check" CHECK (state in ('collected', 'withdrawn')),
	CONSTRAINT "collection_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "collection_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "departure" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"planned_g" bigint NOT NULL,
	"left_g" bigint NOT NULL,
	"confirmed" text NOT NULL,
	"person_id" text NOT NULL,
	"replaces_id" text,
	"created_at" text NOT NULL,
	CONSTRAINT "departure_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "departure_replaces_id_key" UNIQUE("movement_id","replaces_id"),
	CONSTRAINT "departure_not_itself_check" CHECK (replaces_id <> id),
	CONSTRAINT "departure_planned_g_check" CHECK (planned_g between 0 and 9007199254740991),
	CONSTRAINT "departure_left_g_check" CHECK (left_g between 0 and 9007199254740991),
	CONSTRAINT "departure_confirmed_check" CHECK (confirmed in ('code', 'producer', 'coordinator')),
	CONSTRAINT "departure_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "departure_guess" (
	"movement_id" text NOT NULL,
	"week_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"failures" bigint NOT NULL,
	"failed_at" text NOT NULL,
	CONSTRAINT "departure_guess_pk" PRIMARY KEY("movement_id","batch_id","slot_id"),
	CONSTRAINT "departure_guess_failures_check" CHECK (failures between 1 and 9007199254740991),
	CONSTRAINT "departure_guess_failed_at_check" CHECK (failed_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"cents" bigint NOT NULL,
	"state" text DEFAULT 'paid' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "payment_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "payment_cents_check" CHECK (cents between 0 and 9007199254740991),
	CONSTRAINT "payment_state_check" CHECK (state in ('paid', 'withdrawn')),
	CONSTRAINT "payment_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "payment_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_link_id_fk" FOREIGN KEY ("movement_id","link_id") REFERENCES "public"."sign_in_link"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_event_seq_fk" FOREIGN KEY ("movement_id","event_seq") REFERENCES "public"."audit"("movement_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_producer_id_fk" FOREIGN KEY ("movement_id","producer_id") REFERENCES "public"."producer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_message_id_fk" FOREIGN KEY ("movement_id","message_id") REFERENCES "public"."message"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mail" ADD CONSTRAINT "message_mail_message_id_fk" FOREIGN KEY ("movement_id","message_id") REFERENCES "public"."message"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mail" ADD CONSTRAINT "message_mail_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_choice" ADD CONSTRAINT "message_choice_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_producer_id_fk" FOREIGN KEY ("movement_id","producer_id") REFERENCES "public"."producer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_week_id_offer_id_fk" FOREIGN KEY ("movement_id","week_id","offer_id") REFERENCES "public"."instant_offer"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_entry" ADD CONSTRAINT "instant_entry_offer_id_fk" FOREIGN KEY ("movement_id","offer_id") REFERENCES "public"."instant_offer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_entry" ADD CONSTRAINT "instant_entry_claim_id_fk" FOREIGN KEY ("movement_id","claim_id") REFERENCES "public"."instant_claim"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_photo" ADD CONSTRAINT "batch_photo_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_session_id_fk" FOREIGN KEY ("movement_id","week_id","session_id") REFERENCES "public"."session"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_slot_id_fk" FOREIGN KEY ("movement_id","week_id","slot_id") REFERENCES "public"."slot"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_handed_by_fk" FOREIGN KEY ("movement_id","handed_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_week_id_slot_id_fk" FOREIGN KEY ("movement_id","week_id","slot_id") REFERENCES "public"."slot"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_week_id_plan_id_fk" FOREIGN KEY ("movement_id","week_id","plan_id") REFERENCES "public"."plan"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_replaces_id_fk" FOREIGN KEY ("movement_id","replaces_id") REFERENCES "public"."departure"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_guess" ADD CONSTRAINT "departure_guess_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_guess" ADD CONSTRAINT "departure_guess_week_id_slot_id_fk" FOREIGN KEY ("movement_id","week_id","slot_id") REFERENCES "public"."slot"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_invitation_group_id_idx" ON "group_invitation" USING btree ("movement_id","group_id");--> statement-breakpoint
CREATE INDEX "message_week_id_idx" ON "message" USING btree ("movement_id","week_id");--> statement-breakpoint
CREATE INDEX "message_mail_state_due_at_idx" ON "message_mail" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "calendar_link_person_id_idx" ON "calendar_link" USING btree ("movement_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instant_offer_batch_id_key" ON "instant_offer" USING btree ("movement_id","batch_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "instant_offer_state_ends_at_idx" ON "instant_offer" USING btree ("state","ends_at");--> statement-breakpoint
CREATE INDEX "instant_claim_offer_id_idx" ON "instant_claim" USING btree ("movement_id","offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collection_group_id_session_id_key" ON "collection" USING btree ("movement_id","group_id","session_id") WHERE state = 'collected';--> statement-breakpoint
CREATE UNIQUE INDEX "collection_group_id_slot_id_place_id_key" ON "collection" USING btree ("movement_id","group_id","slot_id","place_id") WHERE state = 'collected';--> statement-breakpoint
CREATE INDEX "departure_week_id_idx" ON "departure" USING btree ("movement_id","week_id");--> statement-breakpoint
CREATE UNIQUE INDEX "departure_batch_id_slot_id_key" ON "departure" USING btree ("movement_id","batch_id","slot_id") WHERE replaces_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_batch_id_key" ON "payment" USING btree ("movement_id","batch_id") WHERE state = 'paid';