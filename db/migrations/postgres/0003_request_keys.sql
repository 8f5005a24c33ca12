CREATE TABLE "request_key" (
	"movement_id" text NOT NULL,
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"hash" text NOT NULL,
	"status" bigint NOT NULL,
	"answer" json NOT NULL,
	"expires_at" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "request_key_pk" PRIMARY KEY("movement_id","person_id","key"),
	CONSTRAINT "request_key_status_check" CHECK (status between 200 and 299),
	CONSTRAINT "request_key_expires_at_check" CHECK (expires_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "request_key_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_key_expires_at_idx" ON "request_key" USING btree ("movement_id","expires_at");