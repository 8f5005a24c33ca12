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
CREATE UNIQUE INDEX `calendar_link_token_hash_key` ON `calendar_link` (`token_hash`);--> statement-breakpoint
CREATE TABLE `instant_offer` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`offered_g` integer NOT NULL,
	`open_g` integer NOT NULL,
	`claimed_g` integer NOT NULL,
	`withdrawn_g` integer NOT NULL,
	`expired_g` integer NOT NULL,
	`cap_g` integer NOT NULL,
	`free_from` text,
	`ends_at` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`entries` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "instant_offer_adds_up_check" CHECK(offered_g = open_g + claimed_g + withdrawn_g + expired_g),
	CONSTRAINT "instant_offer_over_check" CHECK(state = 'open' or open_g = 0),
	CONSTRAINT "instant_offer_in_order_check" CHECK(free_from <= ends_at),
	CONSTRAINT "instant_offer_offered_g_check" CHECK(typeof(offered_g) in ('integer', 'null') and offered_g between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_open_g_check" CHECK(typeof(open_g) in ('integer', 'null') and open_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_claimed_g_check" CHECK(typeof(claimed_g) in ('integer', 'null') and claimed_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_withdrawn_g_check" CHECK(typeof(withdrawn_g) in ('integer', 'null') and withdrawn_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_expired_g_check" CHECK(typeof(expired_g) in ('integer', 'null') and expired_g between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_cap_g_check" CHECK(typeof(cap_g) in ('integer', 'null') and cap_g between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_free_from_check" CHECK(free_from is strftime('%Y-%m-%dT%H:%M:%fZ', free_from)),
	CONSTRAINT "instant_offer_ends_at_check" CHECK(ends_at is strftime('%Y-%m-%dT%H:%M:%fZ', ends_at)),
	CONSTRAINT "instant_offer_state_check" CHECK(state in ('open', 'closed', 'expired')),
	CONSTRAINT "instant_offer_entries_check" CHECK(typeof(entries) in ('integer', 'null') and entries between 0 and 9007199254740991),
	CONSTRAINT "instant_offer_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "instant_offer_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `instant_offer_batch_id_key` ON `instant_offer` (`movement_id`,`batch_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `instant_offer_state_ends_at_idx` ON `instant_offer` (`state`,`ends_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `instant_offer_week_id_id_key` ON `instant_offer` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `instant_claim` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`group_id` text NOT NULL,
	`quantity_g` integer NOT NULL,
	`state` text DEFAULT 'accepted' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`offer_id`) REFERENCES `instant_offer`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "instant_claim_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991),
	CONSTRAINT "instant_claim_state_check" CHECK(state in ('accepted', 'withdrawn')),
	CONSTRAINT "instant_claim_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "instant_claim_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `instant_claim_offer_id_idx` ON `instant_claim` (`movement_id`,`offer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `instant_claim_week_id_id_key` ON `instant_claim` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `instant_entry` (
	`movement_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text,
	`quantity_g` integer NOT NULL,
	`open_g` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `offer_id`, `seq`),
	FOREIGN KEY (`movement_id`,`offer_id`) REFERENCES `instant_offer`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`claim_id`) REFERENCES `instant_claim`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "instant_entry_of_claim_check" CHECK((claim_id is not null) = (kind in ('claim', 'give_back'))),
	CONSTRAINT "instant_entry_seq_check" CHECK(typeof(seq) in ('integer', 'null') and seq between 1 and 9007199254740991),
	CONSTRAINT "instant_entry_kind_check" CHECK(kind in ('offer', 'claim', 'give_back', 'withdraw', 'expire')),
	CONSTRAINT "instant_entry_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991),
	CONSTRAINT "instant_entry_open_g_check" CHECK(typeof(open_g) in ('integer', 'null') and open_g between 0 and 9007199254740991),
	CONSTRAINT "instant_entry_at_check" CHECK(at is strftime('%Y-%m-%dT%H:%M:%fZ', at))
);
--> statement-breakpoint
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
CREATE UNIQUE INDEX `collection_group_id_slot_id_place_id_key` ON `collection` (`movement_id`,`group_id`,`slot_id`,`place_id`) WHERE state = 'collected';--> statement-breakpoint
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