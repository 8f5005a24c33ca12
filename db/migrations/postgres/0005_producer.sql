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
ALTER TABLE "batch_photo" ADD CONSTRAINT "batch_photo_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "departure_week_id_idx" ON "departure" USING btree ("movement_id","week_id");--> statement-breakpoint
CREATE UNIQUE INDEX "departure_batch_id_slot_id_key" ON "departure" USING btree ("movement_id","batch_id","slot_id") WHERE replaces_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_batch_id_key" ON "payment" USING btree ("movement_id","batch_id") WHERE state = 'paid';