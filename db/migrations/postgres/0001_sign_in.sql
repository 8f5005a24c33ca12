CREATE TABLE "sign_in_link" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text,
	"attempts" bigint NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"expires_at" text NOT NULL,
	"used_at" text,
	"revoked_at" text,
	CONSTRAINT "sign_in_link_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "sign_in_link_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "sign_in_link_code_check" CHECK ((purpose = 'magic') = (code_hash is not null)),
	CONSTRAINT "sign_in_link_in_time_check" CHECK (created_at < expires_at),
	CONSTRAINT "sign_in_link_purpose_check" CHECK (purpose in ('magic', 'invitation')),
	CONSTRAINT "sign_in_link_attempts_check" CHECK (attempts between 0 and 9007199254740991),
	CONSTRAINT "sign_in_link_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "sign_in_link_expires_at_check" CHECK (expires_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "sign_in_link_used_at_check" CHECK (used_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "sign_in_link_revoked_at_check" CHECK (revoked_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "device" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"browser" text NOT NULL,
	"created_at" text NOT NULL,
	"last_seen_at" text NOT NULL,
	"verified_at" text,
	"ended_at" text,
	CONSTRAINT "device_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "device_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "device_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "device_last_seen_at_check" CHECK (last_seen_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "device_verified_at_check" CHECK (verified_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "device_ended_at_check" CHECK (ended_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_at" text NOT NULL,
	"confirmed_at" text,
	"last_step" bigint,
	"failures" bigint NOT NULL,
	"failed_at" text,
	CONSTRAINT "second_factor_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "second_factor_person_id_key" UNIQUE("movement_id","person_id"),
	CONSTRAINT "second_factor_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "second_factor_confirmed_at_check" CHECK (confirmed_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "second_factor_last_step_check" CHECK (last_step between 0 and 9007199254740991),
	CONSTRAINT "second_factor_failures_check" CHECK (failures between 0 and 9007199254740991),
	CONSTRAINT "second_factor_failed_at_check" CHECK (failed_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_created_by_fk" FOREIGN KEY ("movement_id","created_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_link_person_id_idx" ON "sign_in_link" USING btree ("movement_id","person_id");--> statement-breakpoint
CREATE INDEX "device_person_id_idx" ON "device" USING btree ("movement_id","person_id");