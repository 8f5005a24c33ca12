CREATE TABLE "group_invitation" (
	"movement_id" text NOT NULL,
	"link_id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "group_invitation_pk" PRIMARY KEY("movement_id","link_id")
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
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_link_id_fk" FOREIGN KEY ("movement_id","link_id") REFERENCES "public"."sign_in_link"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_session_id_fk" FOREIGN KEY ("movement_id","week_id","session_id") REFERENCES "public"."session"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_week_id_slot_id_fk" FOREIGN KEY ("movement_id","week_id","slot_id") REFERENCES "public"."slot"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_handed_by_fk" FOREIGN KEY ("movement_id","handed_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_invitation_group_id_idx" ON "group_invitation" USING btree ("movement_id","group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collection_group_id_session_id_key" ON "collection" USING btree ("movement_id","group_id","session_id") WHERE state = 'collected';--> statement-breakpoint
CREATE UNIQUE INDEX "collection_group_id_slot_id_place_id_key" ON "collection" USING btree ("movement_id","group_id","slot_id","place_id") WHERE state = 'collected';