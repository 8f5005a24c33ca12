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
CREATE INDEX "message_week_id_idx" ON "message" USING btree ("movement_id","week_id");--> statement-breakpoint
CREATE INDEX "message_mail_state_due_at_idx" ON "message_mail" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "calendar_link_person_id_idx" ON "calendar_link" USING btree ("movement_id","person_id");