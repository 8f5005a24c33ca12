CREATE TABLE `group_invitation` (
	`movement_id` text NOT NULL,
	`link_id` text NOT NULL,
	`group_id` text NOT NULL,
	PRIMARY KEY(`movement_id`, `link_id`),
	FOREIGN KEY (`movement_id`,`link_id`) REFERENCES `sign_in_link`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_invitation_group_id_idx` ON `group_invitation` (`movement_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `collection` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`group_id` text NOT NULL,
	`session_id` text,
	`slot_id` text,
	`place_id` text,
	`jars` integer NOT NULL,
	`fresh_g` integer NOT NULL,
	`handed_by` text NOT NULL,
	`state` text DEFAULT 'collected' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`session_id`) REFERENCES `session`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`handed_by`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "collection_one_kind_check" CHECK((session_id is not null and slot_id is null and place_id is null and fresh_g = 0) or (session_id is null and slot_id is not null and place_id is not null and jars = 0)),
	CONSTRAINT "collection_jars_check" CHECK(typeof(jars) in ('integer', 'null') and jars between 0 and 9007199254740991),
	CONSTRAINT "collection_fresh_g_check" CHECK(typeof(fresh_g) in ('integer', 'null') and fresh_g between 0 and 9007199254740991),
	CONSTRAINT "collection_state_check" CHECK(state in ('collected', 'withdrawn')),
	CONSTRAINT "collection_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "collection_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collection_group_id_session_id_key` ON `collection` (`movement_id`,`group_id`,`session_id`) WHERE state = 'collected';--> statement-breakpoint
CREATE UNIQUE INDEX `collection_group_id_slot_id_place_id_key` ON `collection` (`movement_id`,`group_id`,`slot_id`,`place_id`) WHERE state = 'collected';