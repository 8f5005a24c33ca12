CREATE TABLE `proposal` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`group_id` text NOT NULL,
	`terms` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`answered_at` text,
	`answered_by` text,
	`on_behalf` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`answered_by`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposal_answered_check" CHECK((state = 'pending') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
	CONSTRAINT "proposal_terms_check" CHECK(json_valid(terms)),
	CONSTRAINT "proposal_state_check" CHECK(state in ('pending', 'accepted', 'declined', 'countered')),
	CONSTRAINT "proposal_answered_at_check" CHECK(answered_at is strftime('%Y-%m-%dT%H:%M:%fZ', answered_at)),
	CONSTRAINT "proposal_on_behalf_check" CHECK(on_behalf in (0, 1)),
	CONSTRAINT "proposal_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "proposal_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `proposal_week_id_idx` ON `proposal` (`movement_id`,`week_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_plan_id_group_id_key` ON `proposal` (`movement_id`,`plan_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `proposal_session` (
	`movement_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`session_id` text NOT NULL,
	PRIMARY KEY(`movement_id`, `proposal_id`, `session_id`),
	FOREIGN KEY (`movement_id`,`proposal_id`) REFERENCES `proposal`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action
);
