CREATE TABLE "proposal" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"group_id" text NOT NULL,
	"terms" json NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"answered_at" text,
	"answered_by" text,
	"on_behalf" boolean NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "proposal_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "proposal_plan_id_group_id_key" UNIQUE("movement_id","plan_id","group_id"),
	CONSTRAINT "proposal_answered_check" CHECK ((state = 'pending') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
	CONSTRAINT "proposal_state_check" CHECK (state in ('pending', 'accepted', 'declined', 'countered')),
	CONSTRAINT "proposal_answered_at_check" CHECK (answered_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "proposal_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "proposal_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "proposal_session" (
	"movement_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"session_id" text NOT NULL,
	CONSTRAINT "proposal_session_pk" PRIMARY KEY("movement_id","proposal_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_week_id_plan_id_fk" FOREIGN KEY ("movement_id","week_id","plan_id") REFERENCES "public"."plan"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_answered_by_fk" FOREIGN KEY ("movement_id","answered_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_session" ADD CONSTRAINT "proposal_session_proposal_id_fk" FOREIGN KEY ("movement_id","proposal_id") REFERENCES "public"."proposal"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_session" ADD CONSTRAINT "proposal_session_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposal_week_id_idx" ON "proposal" USING btree ("movement_id","week_id");