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
