CREATE TABLE `message` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`event_seq` integer NOT NULL,
	`person_id` text,
	`group_id` text,
	`producer_id` text,
	`week_id` text,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`event_seq`) REFERENCES `audit`(`movement_id`,`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`producer_id`) REFERENCES `producer`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_one_receiver_check" CHECK((person_id is not null and group_id is null and producer_id is null) or (person_id is null and group_id is not null and producer_id is null) or (person_id is null and group_id is null and producer_id is not null)),
	CONSTRAINT "message_event_seq_check" CHECK(typeof(event_seq) in ('integer', 'null') and event_seq between 1 and 9007199254740991),
	CONSTRAINT "message_facts_check" CHECK(json_valid(facts)),
	CONSTRAINT "message_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `message_week_id_idx` ON `message` (`movement_id`,`week_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `message_person_id_event_seq_key` ON `message` (`movement_id`,`person_id`,`event_seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `message_group_id_event_seq_key` ON `message` (`movement_id`,`group_id`,`event_seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `message_producer_id_event_seq_key` ON `message` (`movement_id`,`producer_id`,`event_seq`);--> statement-breakpoint
CREATE TABLE `message_read` (
	`movement_id` text NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `message_id`, `person_id`),
	FOREIGN KEY (`movement_id`,`message_id`) REFERENCES `message`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_read_at_check" CHECK(at is strftime('%Y-%m-%dT%H:%M:%fZ', at))
);
--> statement-breakpoint
CREATE TABLE `message_mail` (
	`movement_id` text NOT NULL,
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` text NOT NULL,
	`sent_at` text,
	`fault` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`movement_id`, `message_id`, `person_id`),
	FOREIGN KEY (`movement_id`,`message_id`) REFERENCES `message`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_mail_sent_check" CHECK((state = 'sent') = (sent_at is not null)),
	CONSTRAINT "message_mail_state_check" CHECK(state in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
	CONSTRAINT "message_mail_attempts_check" CHECK(typeof(attempts) in ('integer', 'null') and attempts between 0 and 1000),
	CONSTRAINT "message_mail_due_at_check" CHECK(due_at is strftime('%Y-%m-%dT%H:%M:%fZ', due_at)),
	CONSTRAINT "message_mail_sent_at_check" CHECK(sent_at is strftime('%Y-%m-%dT%H:%M:%fZ', sent_at))
);
--> statement-breakpoint
CREATE INDEX `message_mail_state_due_at_idx` ON `message_mail` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `message_choice` (
	`movement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`by_mail` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `person_id`),
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_choice_by_mail_check" CHECK(by_mail in (0, 1)),
	CONSTRAINT "message_choice_at_check" CHECK(at is strftime('%Y-%m-%dT%H:%M:%fZ', at))
);
--> statement-breakpoint
CREATE TABLE `calendar_link` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`group_id` text,
	`producer_id` text,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`producer_id`) REFERENCES `producer`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_link_one_target_check" CHECK(group_id is null or producer_id is null),
	CONSTRAINT "calendar_link_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
	CONSTRAINT "calendar_link_revoked_at_check" CHECK(revoked_at is strftime('%Y-%m-%dT%H:%M:%fZ', revoked_at))
);
--> statement-breakpoint
CREATE INDEX `calendar_link_person_id_idx` ON `calendar_link` (`movement_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_link_token_hash_key` ON `calendar_link` (`token_hash`);