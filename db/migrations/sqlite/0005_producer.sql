CREATE TABLE `batch_photo` (
	`movement_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`id` text NOT NULL,
	`small` text NOT NULL,
	`large` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `batch_id`),
	FOREIGN KEY (`movement_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "batch_photo_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `departure` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`planned_g` integer NOT NULL,
	`left_g` integer NOT NULL,
	`confirmed` text NOT NULL,
	`person_id` text NOT NULL,
	`replaces_id` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`replaces_id`) REFERENCES `departure`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "departure_not_itself_check" CHECK(replaces_id <> id),
	CONSTRAINT "departure_planned_g_check" CHECK(typeof(planned_g) in ('integer', 'null') and planned_g between 0 and 9007199254740991),
	CONSTRAINT "departure_left_g_check" CHECK(typeof(left_g) in ('integer', 'null') and left_g between 0 and 9007199254740991),
	CONSTRAINT "departure_confirmed_check" CHECK(confirmed in ('code', 'producer', 'coordinator')),
	CONSTRAINT "departure_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `departure_week_id_idx` ON `departure` (`movement_id`,`week_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `departure_batch_id_slot_id_key` ON `departure` (`movement_id`,`batch_id`,`slot_id`) WHERE replaces_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `departure_replaces_id_key` ON `departure` (`movement_id`,`replaces_id`);--> statement-breakpoint
CREATE TABLE `departure_guess` (
	`movement_id` text NOT NULL,
	`week_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`failures` integer NOT NULL,
	`failed_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `batch_id`, `slot_id`),
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "departure_guess_failures_check" CHECK(typeof(failures) in ('integer', 'null') and failures between 1 and 9007199254740991),
	CONSTRAINT "departure_guess_failed_at_check" CHECK(failed_at is strftime('%Y-%m-%dT%H:%M:%fZ', failed_at))
);
--> statement-breakpoint
CREATE TABLE `payment` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`cents` integer NOT NULL,
	`state` text DEFAULT 'paid' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_cents_check" CHECK(typeof(cents) in ('integer', 'null') and cents between 0 and 9007199254740991),
	CONSTRAINT "payment_state_check" CHECK(state in ('paid', 'withdrawn')),
	CONSTRAINT "payment_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "payment_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_batch_id_key` ON `payment` (`movement_id`,`batch_id`) WHERE state = 'paid';