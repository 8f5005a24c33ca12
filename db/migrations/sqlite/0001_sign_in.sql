CREATE TABLE `sign_in_link` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text,
	`attempts` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`expires_at` text NOT NULL,
	`used_at` text,
	`revoked_at` text,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`created_by`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sign_in_link_code_check" CHECK((purpose = 'magic') = (code_hash is not null)),
	CONSTRAINT "sign_in_link_in_time_check" CHECK(created_at < expires_at),
	CONSTRAINT "sign_in_link_purpose_check" CHECK(purpose in ('magic', 'invitation')),
	CONSTRAINT "sign_in_link_attempts_check" CHECK(typeof(attempts) in ('integer', 'null') and attempts between 0 and 9007199254740991),
	CONSTRAINT "sign_in_link_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
	CONSTRAINT "sign_in_link_expires_at_check" CHECK(expires_at is strftime('%Y-%m-%dT%H:%M:%fZ', expires_at)),
	CONSTRAINT "sign_in_link_used_at_check" CHECK(used_at is strftime('%Y-%m-%dT%H:%M:%fZ', used_at)),
	CONSTRAINT "sign_in_link_revoked_at_check" CHECK(revoked_at is strftime('%Y-%m-%dT%H:%M:%fZ', revoked_at))
);
--> statement-breakpoint
CREATE INDEX `sign_in_link_person_id_idx` ON `sign_in_link` (`movement_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_link_token_hash_key` ON `sign_in_link` (`token_hash`);--> statement-breakpoint
CREATE TABLE `device` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`browser` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`verified_at` text,
	`ended_at` text,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
	CONSTRAINT "device_last_seen_at_check" CHECK(last_seen_at is strftime('%Y-%m-%dT%H:%M:%fZ', last_seen_at)),
	CONSTRAINT "device_verified_at_check" CHECK(verified_at is strftime('%Y-%m-%dT%H:%M:%fZ', verified_at)),
	CONSTRAINT "device_ended_at_check" CHECK(ended_at is strftime('%Y-%m-%dT%H:%M:%fZ', ended_at))
);
--> statement-breakpoint
CREATE INDEX `device_person_id_idx` ON `device` (`movement_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `device_token_hash_key` ON `device` (`token_hash`);--> statement-breakpoint
CREATE TABLE `second_factor` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`last_step` integer,
	`failures` integer NOT NULL,
	`failed_at` text,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "second_factor_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at)),
	CONSTRAINT "second_factor_confirmed_at_check" CHECK(confirmed_at is strftime('%Y-%m-%dT%H:%M:%fZ', confirmed_at)),
	CONSTRAINT "second_factor_last_step_check" CHECK(typeof(last_step) in ('integer', 'null') and last_step between 0 and 9007199254740991),
	CONSTRAINT "second_factor_failures_check" CHECK(typeof(failures) in ('integer', 'null') and failures between 0 and 9007199254740991),
	CONSTRAINT "second_factor_failed_at_check" CHECK(failed_at is strftime('%Y-%m-%dT%H:%M:%fZ', failed_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `second_factor_person_id_key` ON `second_factor` (`movement_id`,`person_id`);