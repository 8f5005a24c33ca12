CREATE TABLE `request_key` (
	`movement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `person_id`, `key`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "request_key_status_check" CHECK(typeof(status) in ('integer', 'null') and status between 200 and 299),
	CONSTRAINT "request_key_answer_check" CHECK(json_valid(answer)),
	CONSTRAINT "request_key_expires_at_check" CHECK(expires_at is strftime('%Y-%m-%dT%H:%M:%fZ', expires_at)),
	CONSTRAINT "request_key_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `request_key_expires_at_idx` ON `request_key` (`movement_id`,`expires_at`);