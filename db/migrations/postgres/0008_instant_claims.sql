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
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_offer" ADD CONSTRAINT "instant_offer_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_week_id_offer_id_fk" FOREIGN KEY ("movement_id","week_id","offer_id") REFERENCES "public"."instant_offer"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_claim" ADD CONSTRAINT "instant_claim_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_entry" ADD CONSTRAINT "instant_entry_offer_id_fk" FOREIGN KEY ("movement_id","offer_id") REFERENCES "public"."instant_offer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instant_entry" ADD CONSTRAINT "instant_entry_claim_id_fk" FOREIGN KEY ("movement_id","claim_id") REFERENCES "public"."instant_claim"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instant_offer_batch_id_key" ON "instant_offer" USING btree ("movement_id","batch_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "instant_offer_state_ends_at_idx" ON "instant_offer" USING btree ("state","ends_at");--> statement-breakpoint
CREATE INDEX "instant_claim_offer_id_idx" ON "instant_claim" USING btree ("movement_id","offer_id");