CREATE TABLE `crop` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_nl` text NOT NULL,
	`name_en` text NOT NULL,
	`surplus_month_first` integer NOT NULL,
	`surplus_month_last` integer NOT NULL,
	`peak_month_first` integer NOT NULL,
	`peak_month_last` integer NOT NULL,
	`shelf_ripe_minutes_low` integer NOT NULL,
	`shelf_ripe_minutes_high` integer NOT NULL,
	`shelf_overripe_minutes_low` integer NOT NULL,
	`shelf_overripe_minutes_high` integer NOT NULL,
	`cool_store_celsius` text NOT NULL,
	`shelf_cool_minutes_low` integer NOT NULL,
	`shelf_cool_minutes_high` integer NOT NULL,
	`chilling_sensitive` integer NOT NULL,
	`fragility` integer NOT NULL,
	`crate` text NOT NULL,
	`crate_low_g` integer NOT NULL,
	`crate_base_g` integer NOT NULL,
	`crate_high_g` integer NOT NULL,
	`stack_depth_cm` integer NOT NULL,
	`cents_per_kg_low` integer NOT NULL,
	`cents_per_kg_base` integer NOT NULL,
	`cents_per_kg_high` integer NOT NULL,
	`density_g_per_l` integer NOT NULL,
	`trim_loss_percent` integer NOT NULL,
	`ph_low` real NOT NULL,
	`ph_high` real NOT NULL,
	`acid_class` text NOT NULL,
	`allowed_routes` text NOT NULL,
	`evidence` text NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT "crop_surplus_month_first_check" CHECK(typeof(surplus_month_first) in ('integer', 'null') and surplus_month_first between 1 and 12),
	CONSTRAINT "crop_surplus_month_last_check" CHECK(typeof(surplus_month_last) in ('integer', 'null') and surplus_month_last between 1 and 12),
	CONSTRAINT "crop_peak_month_first_check" CHECK(typeof(peak_month_first) in ('integer', 'null') and peak_month_first between 1 and 12),
	CONSTRAINT "crop_peak_month_last_check" CHECK(typeof(peak_month_last) in ('integer', 'null') and peak_month_last between 1 and 12),
	CONSTRAINT "crop_shelf_ripe_minutes_low_check" CHECK(typeof(shelf_ripe_minutes_low) in ('integer', 'null') and shelf_ripe_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_ripe_minutes_high_check" CHECK(typeof(shelf_ripe_minutes_high) in ('integer', 'null') and shelf_ripe_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_overripe_minutes_low_check" CHECK(typeof(shelf_overripe_minutes_low) in ('integer', 'null') and shelf_overripe_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_overripe_minutes_high_check" CHECK(typeof(shelf_overripe_minutes_high) in ('integer', 'null') and shelf_overripe_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_cool_minutes_low_check" CHECK(typeof(shelf_cool_minutes_low) in ('integer', 'null') and shelf_cool_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_cool_minutes_high_check" CHECK(typeof(shelf_cool_minutes_high) in ('integer', 'null') and shelf_cool_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_chilling_sensitive_check" CHECK(chilling_sensitive in (0, 1)),
	CONSTRAINT "crop_fragility_check" CHECK(typeof(fragility) in ('integer', 'null') and fragility between 1 and 5),
	CONSTRAINT "crop_crate_low_g_check" CHECK(typeof(crate_low_g) in ('integer', 'null') and crate_low_g between 1 and 9007199254740991),
	CONSTRAINT "crop_crate_base_g_check" CHECK(typeof(crate_base_g) in ('integer', 'null') and crate_base_g between 1 and 9007199254740991),
	CONSTRAINT "crop_crate_high_g_check" CHECK(typeof(crate_high_g) in ('integer', 'null') and crate_high_g between 1 and 9007199254740991),
	CONSTRAINT "crop_stack_depth_cm_check" CHECK(typeof(stack_depth_cm) in ('integer', 'null') and stack_depth_cm between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_low_check" CHECK(typeof(cents_per_kg_low) in ('integer', 'null') and cents_per_kg_low between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_base_check" CHECK(typeof(cents_per_kg_base) in ('integer', 'null') and cents_per_kg_base between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_high_check" CHECK(typeof(cents_per_kg_high) in ('integer', 'null') and cents_per_kg_high between 0 and 9007199254740991),
	CONSTRAINT "crop_density_g_per_l_check" CHECK(typeof(density_g_per_l) in ('integer', 'null') and density_g_per_l between 1 and 9007199254740991),
	CONSTRAINT "crop_trim_loss_percent_check" CHECK(typeof(trim_loss_percent) in ('integer', 'null') and trim_loss_percent between 0 and 100),
	CONSTRAINT "crop_ph_low_check" CHECK(typeof(ph_low) in ('real', 'integer', 'null') and ph_low between 0 and 14),
	CONSTRAINT "crop_ph_high_check" CHECK(typeof(ph_high) in ('real', 'integer', 'null') and ph_high between 0 and 14),
	CONSTRAINT "crop_acid_class_check" CHECK(acid_class in ('low', 'borderline', 'high')),
	CONSTRAINT "crop_allowed_routes_check" CHECK(json_valid(allowed_routes))
);
--> statement-breakpoint
CREATE TABLE `jar_size` (
	`jar_ml` integer PRIMARY KEY NOT NULL,
	`outer_diameter_mm` integer NOT NULL,
	`height_mm` integer NOT NULL,
	`glass_g` integer NOT NULL,
	`net_hot_pack_g` integer NOT NULL,
	`net_lacto_g` integer NOT NULL,
	`lid_cents_low` integer NOT NULL,
	`lid_cents_high` integer NOT NULL,
	`new_jar_cents_low` integer NOT NULL,
	`new_jar_cents_high` integer NOT NULL,
	`process_time_column` text NOT NULL,
	`tested_for_canning` text NOT NULL,
	`evidence` text NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT "jar_size_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "jar_size_outer_diameter_mm_check" CHECK(typeof(outer_diameter_mm) in ('integer', 'null') and outer_diameter_mm between 1 and 9007199254740991),
	CONSTRAINT "jar_size_height_mm_check" CHECK(typeof(height_mm) in ('integer', 'null') and height_mm between 1 and 9007199254740991),
	CONSTRAINT "jar_size_glass_g_check" CHECK(typeof(glass_g) in ('integer', 'null') and glass_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_net_hot_pack_g_check" CHECK(typeof(net_hot_pack_g) in ('integer', 'null') and net_hot_pack_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_net_lacto_g_check" CHECK(typeof(net_lacto_g) in ('integer', 'null') and net_lacto_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_lid_cents_low_check" CHECK(typeof(lid_cents_low) in ('integer', 'null') and lid_cents_low between 0 and 9007199254740991),
	CONSTRAINT "jar_size_lid_cents_high_check" CHECK(typeof(lid_cents_high) in ('integer', 'null') and lid_cents_high between 0 and 9007199254740991),
	CONSTRAINT "jar_size_new_jar_cents_low_check" CHECK(typeof(new_jar_cents_low) in ('integer', 'null') and new_jar_cents_low between 0 and 9007199254740991),
	CONSTRAINT "jar_size_new_jar_cents_high_check" CHECK(typeof(new_jar_cents_high) in ('integer', 'null') and new_jar_cents_high between 0 and 9007199254740991),
	CONSTRAINT "jar_size_tested_for_canning_check" CHECK(tested_for_canning in ('yes', 'only apple or grape juice'))
);
--> statement-breakpoint
CREATE TABLE `safety_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`title_fr` text NOT NULL,
	`title_nl` text NOT NULL,
	`title_en` text NOT NULL,
	`test` text NOT NULL,
	`action` text NOT NULL,
	`source` text NOT NULL,
	`evidence` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `source_conflict` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`tradition` text NOT NULL,
	`what_it_says` text NOT NULL,
	`tested_source` text NOT NULL,
	`decision` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vehicle` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_nl` text NOT NULL,
	`name_en` text NOT NULL,
	`payload_low_g` integer NOT NULL,
	`payload_base_g` integer NOT NULL,
	`payload_high_g` integer NOT NULL,
	`crates` integer NOT NULL,
	`city_km_per_hour` integer NOT NULL,
	`ring_road_km_per_hour` integer,
	`load_seconds_per_crate` integer NOT NULL,
	`cents_per_km_low` integer,
	`cents_per_km_base` integer,
	`cents_per_km_high` integer,
	`fixed_cents_per_trip` integer NOT NULL,
	`co2_mg_per_km_low` integer NOT NULL,
	`co2_mg_per_km_base` integer NOT NULL,
	`co2_mg_per_km_high` integer NOT NULL,
	`cold_chain` text NOT NULL,
	`driver_licence` text NOT NULL,
	`source` text NOT NULL,
	`evidence` text NOT NULL,
	CONSTRAINT "vehicle_payload_low_g_check" CHECK(typeof(payload_low_g) in ('integer', 'null') and payload_low_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_payload_base_g_check" CHECK(typeof(payload_base_g) in ('integer', 'null') and payload_base_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_payload_high_g_check" CHECK(typeof(payload_high_g) in ('integer', 'null') and payload_high_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_crates_check" CHECK(typeof(crates) in ('integer', 'null') and crates between 0 and 9007199254740991),
	CONSTRAINT "vehicle_city_km_per_hour_check" CHECK(typeof(city_km_per_hour) in ('integer', 'null') and city_km_per_hour between 1 and 9007199254740991),
	CONSTRAINT "vehicle_ring_road_km_per_hour_check" CHECK(typeof(ring_road_km_per_hour) in ('integer', 'null') and ring_road_km_per_hour between 1 and 9007199254740991),
	CONSTRAINT "vehicle_load_seconds_per_crate_check" CHECK(typeof(load_seconds_per_crate) in ('integer', 'null') and load_seconds_per_crate between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_low_check" CHECK(typeof(cents_per_km_low) in ('integer', 'null') and cents_per_km_low between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_base_check" CHECK(typeof(cents_per_km_base) in ('integer', 'null') and cents_per_km_base between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_high_check" CHECK(typeof(cents_per_km_high) in ('integer', 'null') and cents_per_km_high between 0 and 9007199254740991),
	CONSTRAINT "vehicle_fixed_cents_per_trip_check" CHECK(typeof(fixed_cents_per_trip) in ('integer', 'null') and fixed_cents_per_trip between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_low_check" CHECK(typeof(co2_mg_per_km_low) in ('integer', 'null') and co2_mg_per_km_low between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_base_check" CHECK(typeof(co2_mg_per_km_base) in ('integer', 'null') and co2_mg_per_km_base between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_high_check" CHECK(typeof(co2_mg_per_km_high) in ('integer', 'null') and co2_mg_per_km_high between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cold_chain_check" CHECK(cold_chain in ('yes', 'no', 'optional'))
);
--> statement-breakpoint
CREATE TABLE `equipment_kind` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_nl` text NOT NULL,
	`name_en` text NOT NULL,
	`type` text NOT NULL,
	`volume_ml` integer,
	`jars_per_load` text NOT NULL,
	`layers_of500_ml` integer,
	`heatup_hot_pack` text NOT NULL,
	`heatup_cold` text NOT NULL,
	`power_w` integer,
	`energy` text NOT NULL,
	`circuit_note` text NOT NULL,
	`pressure` integer NOT NULL,
	`price_euro` text NOT NULL,
	`weight_g` integer,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`evidence` text NOT NULL,
	CONSTRAINT "equipment_kind_type_check" CHECK(type in ('boiling_water', 'pressure', 'juice', 'drying', 'lacto', 'cooking', 'prep')),
	CONSTRAINT "equipment_kind_volume_ml_check" CHECK(typeof(volume_ml) in ('integer', 'null') and volume_ml between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_jars_per_load_check" CHECK(json_valid(jars_per_load)),
	CONSTRAINT "equipment_kind_layers_of500_ml_check" CHECK(typeof(layers_of500_ml) in ('integer', 'null') and layers_of500_ml between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_power_w_check" CHECK(typeof(power_w) in ('integer', 'null') and power_w between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_pressure_check" CHECK(pressure in (0, 1)),
	CONSTRAINT "equipment_kind_weight_g_check" CHECK(typeof(weight_g) in ('integer', 'null') and weight_g between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE `recipe` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_nl` text NOT NULL,
	`name_en` text NOT NULL,
	`method` text NOT NULL,
	`status` text NOT NULL,
	`acid_route` text NOT NULL,
	`grades` text NOT NULL,
	`ingredients` text NOT NULL,
	`raw_g_per_l` integer NOT NULL,
	`temp_celsius` integer,
	`come_up_minutes` integer,
	`come_up_minutes_low` integer,
	`come_up_minutes_high` integer,
	`cool_down_minutes` integer,
	`cool_down_minutes_low` integer,
	`cool_down_minutes_high` integer,
	`jar_cooling_minutes_low` integer,
	`jar_cooling_minutes_high` integer,
	`acidification` text NOT NULL,
	`salt` text NOT NULL,
	`wait_days` integer,
	`best_before_months` integer,
	`labour_minutes_per_kg_low` integer NOT NULL,
	`labour_minutes_per_kg_base` integer NOT NULL,
	`labour_minutes_per_kg_high` integer NOT NULL,
	`labour_seconds_per_jar` integer NOT NULL,
	`safety_rules` text NOT NULL,
	`source` text NOT NULL,
	`evidence` text NOT NULL,
	CONSTRAINT "recipe_method_check" CHECK(method in ('boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none')),
	CONSTRAINT "recipe_status_check" CHECK(status in ('allowed', 'allowed_with_condition', 'blocked')),
	CONSTRAINT "recipe_acid_route_check" CHECK(acid_route in ('acid_added', 'vinegar', 'natural', 'lactic', 'dry', 'none')),
	CONSTRAINT "recipe_grades_check" CHECK(json_valid(grades)),
	CONSTRAINT "recipe_raw_g_per_l_check" CHECK(typeof(raw_g_per_l) in ('integer', 'null') and raw_g_per_l between 1 and 9007199254740991),
	CONSTRAINT "recipe_temp_celsius_check" CHECK(typeof(temp_celsius) in ('integer', 'null') and temp_celsius between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_check" CHECK(typeof(come_up_minutes) in ('integer', 'null') and come_up_minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_low_check" CHECK(typeof(come_up_minutes_low) in ('integer', 'null') and come_up_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_high_check" CHECK(typeof(come_up_minutes_high) in ('integer', 'null') and come_up_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_check" CHECK(typeof(cool_down_minutes) in ('integer', 'null') and cool_down_minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_low_check" CHECK(typeof(cool_down_minutes_low) in ('integer', 'null') and cool_down_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_high_check" CHECK(typeof(cool_down_minutes_high) in ('integer', 'null') and cool_down_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_jar_cooling_minutes_low_check" CHECK(typeof(jar_cooling_minutes_low) in ('integer', 'null') and jar_cooling_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_jar_cooling_minutes_high_check" CHECK(typeof(jar_cooling_minutes_high) in ('integer', 'null') and jar_cooling_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_wait_days_check" CHECK(typeof(wait_days) in ('integer', 'null') and wait_days between 0 and 9007199254740991),
	CONSTRAINT "recipe_best_before_months_check" CHECK(typeof(best_before_months) in ('integer', 'null') and best_before_months between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_low_check" CHECK(typeof(labour_minutes_per_kg_low) in ('integer', 'null') and labour_minutes_per_kg_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_base_check" CHECK(typeof(labour_minutes_per_kg_base) in ('integer', 'null') and labour_minutes_per_kg_base between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_high_check" CHECK(typeof(labour_minutes_per_kg_high) in ('integer', 'null') and labour_minutes_per_kg_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_seconds_per_jar_check" CHECK(typeof(labour_seconds_per_jar) in ('integer', 'null') and labour_seconds_per_jar between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE `recipe_crop` (
	`recipe_id` text NOT NULL,
	`crop_id` text NOT NULL,
	PRIMARY KEY(`recipe_id`, `crop_id`),
	FOREIGN KEY (`recipe_id`) REFERENCES `recipe`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crop_id`) REFERENCES `crop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recipe_crop_crop_id_idx` ON `recipe_crop` (`crop_id`);--> statement-breakpoint
CREATE TABLE `recipe_time` (
	`recipe_id` text NOT NULL,
	`jar_ml` integer NOT NULL,
	`method` text NOT NULL,
	`temp_celsius` integer,
	`minutes` integer,
	`permitted` text NOT NULL,
	`source` text NOT NULL,
	`evidence` text NOT NULL,
	PRIMARY KEY(`recipe_id`, `jar_ml`),
	FOREIGN KEY (`recipe_id`) REFERENCES `recipe`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jar_ml`) REFERENCES `jar_size`(`jar_ml`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recipe_time_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "recipe_time_method_check" CHECK(method in ('boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none')),
	CONSTRAINT "recipe_time_temp_celsius_check" CHECK(typeof(temp_celsius) in ('integer', 'null') and temp_celsius between 0 and 9007199254740991),
	CONSTRAINT "recipe_time_minutes_check" CHECK(typeof(minutes) in ('integer', 'null') and minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_time_permitted_check" CHECK(permitted in ('yes', 'no_tested_time', 'blocked'))
);
--> statement-breakpoint
CREATE TABLE `movement` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`move_minutes` integer NOT NULL,
	`policy` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "movement_move_minutes_check" CHECK(typeof(move_minutes) in ('integer', 'null') and move_minutes between 0 and 10080),
	CONSTRAINT "movement_policy_check" CHECK(json_valid(policy)),
	CONSTRAINT "movement_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "movement_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `place` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`precision_m` integer NOT NULL,
	`commune` text NOT NULL,
	`address` text,
	`source` text,
	`evidence` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "place_lat_check" CHECK(typeof(lat) in ('real', 'integer', 'null') and lat between -90 and 90),
	CONSTRAINT "place_lon_check" CHECK(typeof(lon) in ('real', 'integer', 'null') and lon between -180 and 180),
	CONSTRAINT "place_precision_m_check" CHECK(typeof(precision_m) in ('integer', 'null') and precision_m between 0 and 9007199254740991),
	CONSTRAINT "place_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "place_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `jar_stock` (
	`movement_id` text NOT NULL,
	`jar_ml` integer NOT NULL,
	`count` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `jar_ml`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jar_ml`) REFERENCES `jar_size`(`jar_ml`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jar_stock_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "jar_stock_count_check" CHECK(typeof(count) in ('integer', 'null') and count between 0 and 9007199254740991),
	CONSTRAINT "jar_stock_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "jar_stock_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `producer` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`place_id` text NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "producer_kind_check" CHECK(kind in ('grower', 'orchard', 'shop', 'market', 'wholesaler', 'municipal', 'association')),
	CONSTRAINT "producer_state_check" CHECK(state in ('active', 'withdrawn')),
	CONSTRAINT "producer_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "producer_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `producer_place_id_idx` ON `producer` (`movement_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `kitchen` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`place_id` text NOT NULL,
	`power_w` integer NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kitchen_power_w_check" CHECK(typeof(power_w) in ('integer', 'null') and power_w between 0 and 9007199254740991),
	CONSTRAINT "kitchen_state_check" CHECK(state in ('active', 'planned', 'withdrawn')),
	CONSTRAINT "kitchen_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "kitchen_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `kitchen_place_id_idx` ON `kitchen` (`movement_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `cooking_group` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`members` integer NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`language` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cooking_group_members_check" CHECK(typeof(members) in ('integer', 'null') and members between 1 and 10000),
	CONSTRAINT "cooking_group_state_check" CHECK(state in ('active', 'dormant', 'starting')),
	CONSTRAINT "cooking_group_language_check" CHECK(language in ('fr', 'nl', 'en')),
	CONSTRAINT "cooking_group_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "cooking_group_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `group_place` (
	`movement_id` text NOT NULL,
	`group_id` text NOT NULL,
	`place_id` text NOT NULL,
	PRIMARY KEY(`movement_id`, `group_id`, `place_id`),
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_place_place_id_idx` ON `group_place` (`movement_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `equipment_item` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`power_w` integer NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_name` text NOT NULL,
	`place_id` text,
	`state` text DEFAULT 'available' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kind`) REFERENCES `equipment_kind`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_item_power_w_check" CHECK(typeof(power_w) in ('integer', 'null') and power_w between 0 and 9007199254740991),
	CONSTRAINT "equipment_item_owner_kind_check" CHECK(owner_kind in ('movement', 'association', 'group', 'kitchen')),
	CONSTRAINT "equipment_item_state_check" CHECK(state in ('available', 'repair', 'withdrawn')),
	CONSTRAINT "equipment_item_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "equipment_item_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `equipment_item_place_id_idx` ON `equipment_item` (`movement_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `treatment` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`method` text NOT NULL,
	`jar_ml` integer NOT NULL,
	`hold_minutes` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jar_ml`) REFERENCES `jar_size`(`jar_ml`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "treatment_method_check" CHECK(method in ('boiling_water', 'pressure', 'drying', 'hot_fill')),
	CONSTRAINT "treatment_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "treatment_hold_minutes_check" CHECK(typeof(hold_minutes) in ('integer', 'null') and hold_minutes between 0 and 9007199254740991),
	CONSTRAINT "treatment_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "treatment_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `treatment_mode` (
	`movement_id` text NOT NULL,
	`treatment_id` text NOT NULL,
	`equipment_kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`jars_per_cycle` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `treatment_id`, `equipment_kind`),
	FOREIGN KEY (`movement_id`,`treatment_id`) REFERENCES `treatment`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`equipment_kind`) REFERENCES `equipment_kind`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "treatment_mode_minutes_check" CHECK(typeof(minutes) in ('integer', 'null') and minutes between 1 and 100000),
	CONSTRAINT "treatment_mode_jars_per_cycle_check" CHECK(typeof(jars_per_cycle) in ('integer', 'null') and jars_per_cycle between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE `preparation` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`recipe_id` text NOT NULL,
	`jar_ml` integer NOT NULL,
	`labour_minutes_per_jar` integer NOT NULL,
	`treatment_id` text,
	`state` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recipe_id`) REFERENCES `recipe`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jar_ml`) REFERENCES `jar_size`(`jar_ml`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`treatment_id`) REFERENCES `treatment`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "preparation_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "preparation_labour_minutes_per_jar_check" CHECK(typeof(labour_minutes_per_jar) in ('integer', 'null') and labour_minutes_per_jar between 0 and 1440),
	CONSTRAINT "preparation_state_check" CHECK(state in ('active', 'withdrawn')),
	CONSTRAINT "preparation_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "preparation_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `preparation_treatment_id_idx` ON `preparation` (`movement_id`,`treatment_id`);--> statement-breakpoint
CREATE TABLE `preparation_input` (
	`movement_id` text NOT NULL,
	`preparation_id` text NOT NULL,
	`crop_id` text NOT NULL,
	`grades` text NOT NULL,
	`g_per_jar` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `preparation_id`, `crop_id`),
	FOREIGN KEY (`movement_id`,`preparation_id`) REFERENCES `preparation`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crop_id`) REFERENCES `crop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "preparation_input_grades_check" CHECK(json_valid(grades)),
	CONSTRAINT "preparation_input_g_per_jar_check" CHECK(typeof(g_per_jar) in ('integer', 'null') and g_per_jar between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE `person` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`contact` text,
	`state` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_language_check" CHECK(language in ('fr', 'nl', 'en')),
	CONSTRAINT "person_state_check" CHECK(state in ('active', 'withdrawn')),
	CONSTRAINT "person_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "person_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `role` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`group_id` text,
	`producer_id` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`producer_id`) REFERENCES `producer`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_for_whom_check" CHECK((kind = 'group') = (group_id is not null) and (kind = 'producer') = (producer_id is not null)),
	CONSTRAINT "role_kind_check" CHECK(kind in ('coordinator', 'group', 'producer', 'driver', 'kitchen_lead', 'admin')),
	CONSTRAINT "role_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `role_person_id_idx` ON `role` (`movement_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `week` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`claims_close_at` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`policy` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_in_order_check" CHECK(starts_on <= ends_on),
	CONSTRAINT "week_starts_on_check" CHECK(starts_on is date(starts_on)),
	CONSTRAINT "week_ends_on_check" CHECK(ends_on is date(ends_on)),
	CONSTRAINT "week_claims_close_at_check" CHECK(claims_close_at is strftime('%Y-%m-%dT%H:%M:%fZ', claims_close_at)),
	CONSTRAINT "week_state_check" CHECK(state in ('draft', 'open', 'closed', 'published')),
	CONSTRAINT "week_policy_check" CHECK(json_valid(policy)),
	CONSTRAINT "week_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "week_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE TABLE `week_jar` (
	`movement_id` text NOT NULL,
	`week_id` text NOT NULL,
	`jar_ml` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `week_id`, `jar_ml`),
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jar_ml`) REFERENCES `jar_size`(`jar_ml`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_jar_jar_ml_check" CHECK(typeof(jar_ml) in ('integer', 'null') and jar_ml between 1 and 9007199254740991),
	CONSTRAINT "week_jar_count_check" CHECK(typeof(count) in ('integer', 'null') and count between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE `week_group` (
	`movement_id` text NOT NULL,
	`week_id` text NOT NULL,
	`group_id` text NOT NULL,
	`max_sessions` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `week_id`, `group_id`),
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_group_max_sessions_check" CHECK(typeof(max_sessions) in ('integer', 'null') and max_sessions between 0 and 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `week_group_group_id_week_id_key` ON `week_group` (`movement_id`,`group_id`,`week_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`movement_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`person_id` text,
	`on_behalf_of` text,
	`action` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text NOT NULL,
	`before` text,
	`after` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`movement_id`, `seq`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_seq_check" CHECK(typeof(seq) in ('integer', 'null') and seq between 1 and 9007199254740991),
	CONSTRAINT "audit_at_check" CHECK(at is strftime('%Y-%m-%dT%H:%M:%fZ', at)),
	CONSTRAINT "audit_before_check" CHECK(json_valid(before)),
	CONSTRAINT "audit_after_check" CHECK(json_valid(after))
);
--> statement-breakpoint
CREATE INDEX `audit_noun_noun_id_idx` ON `audit` (`movement_id`,`noun`,`noun_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`kitchen_id` text NOT NULL,
	`start_at` text NOT NULL,
	`end_at` text NOT NULL,
	`setup_minutes` integer NOT NULL,
	`prep_minutes` integer NOT NULL,
	`cleanup_minutes` integer NOT NULL,
	`seats` integer NOT NULL,
	`fixed_cents` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`kitchen_id`) REFERENCES `kitchen`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_in_order_check" CHECK(start_at < end_at),
	CONSTRAINT "session_start_at_check" CHECK(start_at is strftime('%Y-%m-%dT%H:%M:%fZ', start_at)),
	CONSTRAINT "session_end_at_check" CHECK(end_at is strftime('%Y-%m-%dT%H:%M:%fZ', end_at)),
	CONSTRAINT "session_setup_minutes_check" CHECK(typeof(setup_minutes) in ('integer', 'null') and setup_minutes between 0 and 10080),
	CONSTRAINT "session_prep_minutes_check" CHECK(typeof(prep_minutes) in ('integer', 'null') and prep_minutes between 0 and 10080),
	CONSTRAINT "session_cleanup_minutes_check" CHECK(typeof(cleanup_minutes) in ('integer', 'null') and cleanup_minutes between 0 and 10080),
	CONSTRAINT "session_seats_check" CHECK(typeof(seats) in ('integer', 'null') and seats between 0 and 100000),
	CONSTRAINT "session_fixed_cents_check" CHECK(typeof(fixed_cents) in ('integer', 'null') and fixed_cents between 0 and 9007199254740991),
	CONSTRAINT "session_state_check" CHECK(state in ('planned', 'withdrawn')),
	CONSTRAINT "session_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "session_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `session_kitchen_id_idx` ON `session` (`movement_id`,`kitchen_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `session_week_id_id_key` ON `session` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `session_equipment` (
	`movement_id` text NOT NULL,
	`session_id` text NOT NULL,
	`equipment_id` text NOT NULL,
	PRIMARY KEY(`movement_id`, `session_id`, `equipment_id`),
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`equipment_id`) REFERENCES `equipment_item`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_equipment_equipment_id_idx` ON `session_equipment` (`movement_id`,`equipment_id`);--> statement-breakpoint
CREATE TABLE `slot` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`vehicle` text NOT NULL,
	`capacity_g` integer NOT NULL,
	`fixed_cents` integer NOT NULL,
	`co2_g` integer NOT NULL,
	`distance_m` integer NOT NULL,
	`driver_person_id` text,
	`state` text DEFAULT 'planned' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vehicle`) REFERENCES `vehicle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`driver_person_id`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slot_capacity_g_check" CHECK(typeof(capacity_g) in ('integer', 'null') and capacity_g between 0 and 9007199254740991),
	CONSTRAINT "slot_fixed_cents_check" CHECK(typeof(fixed_cents) in ('integer', 'null') and fixed_cents between 0 and 9007199254740991),
	CONSTRAINT "slot_co2_g_check" CHECK(typeof(co2_g) in ('integer', 'null') and co2_g between 0 and 9007199254740991),
	CONSTRAINT "slot_distance_m_check" CHECK(typeof(distance_m) in ('integer', 'null') and distance_m between 0 and 9007199254740991),
	CONSTRAINT "slot_state_check" CHECK(state in ('planned', 'withdrawn')),
	CONSTRAINT "slot_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "slot_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slot_week_id_id_key` ON `slot` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `slot_stop` (
	`movement_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`position` integer NOT NULL,
	`place_id` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`movement_id`, `slot_id`, `position`),
	FOREIGN KEY (`movement_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slot_stop_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "slot_stop_at_check" CHECK(at is strftime('%Y-%m-%dT%H:%M:%fZ', at)),
	CONSTRAINT "slot_stop_kind_check" CHECK(kind in ('pickup', 'dropoff'))
);
--> statement-breakpoint
CREATE INDEX `slot_stop_place_id_idx` ON `slot_stop` (`movement_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `batch` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`crop_id` text NOT NULL,
	`grade` text NOT NULL,
	`place_id` text NOT NULL,
	`quantity_g` integer NOT NULL,
	`crate_g` integer NOT NULL,
	`min_pickup_g` integer NOT NULL,
	`available_from` text NOT NULL,
	`available_until` text NOT NULL,
	`process_by` text NOT NULL,
	`cents_per_kg` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'posted' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`producer_id`) REFERENCES `producer`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crop_id`) REFERENCES `crop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "batch_in_order_check" CHECK(available_from <= available_until and available_from <= process_by),
	CONSTRAINT "batch_worth_a_visit_check" CHECK(min_pickup_g <= quantity_g),
	CONSTRAINT "batch_grade_check" CHECK(grade in ('A', 'B', 'C')),
	CONSTRAINT "batch_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991),
	CONSTRAINT "batch_crate_g_check" CHECK(typeof(crate_g) in ('integer', 'null') and crate_g between 1 and 9007199254740991),
	CONSTRAINT "batch_min_pickup_g_check" CHECK(typeof(min_pickup_g) in ('integer', 'null') and min_pickup_g between 0 and 9007199254740991),
	CONSTRAINT "batch_available_from_check" CHECK(available_from is strftime('%Y-%m-%dT%H:%M:%fZ', available_from)),
	CONSTRAINT "batch_available_until_check" CHECK(available_until is strftime('%Y-%m-%dT%H:%M:%fZ', available_until)),
	CONSTRAINT "batch_process_by_check" CHECK(process_by is strftime('%Y-%m-%dT%H:%M:%fZ', process_by)),
	CONSTRAINT "batch_cents_per_kg_check" CHECK(typeof(cents_per_kg) in ('integer', 'null') and cents_per_kg between 0 and 9007199254740991),
	CONSTRAINT "batch_state_check" CHECK(state in ('posted', 'withdrawn')),
	CONSTRAINT "batch_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "batch_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `batch_producer_id_idx` ON `batch` (`movement_id`,`producer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `batch_week_id_id_key` ON `batch` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`group_id` text NOT NULL,
	`preparation_id` text,
	`jars` integer,
	`min_jars` integer,
	`crop_id` text,
	`batch_id` text,
	`fresh_g` integer,
	`min_g` integer,
	`state` text DEFAULT 'pending' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`preparation_id`) REFERENCES `preparation`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`crop_id`) REFERENCES `crop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_one_shape_check" CHECK((preparation_id is not null and jars is not null and min_jars is not null and crop_id is null and batch_id is null and fresh_g is null and min_g is null) or (preparation_id is null and jars is null and min_jars is null and crop_id is not null and fresh_g is not null and min_g is not null)),
	CONSTRAINT "claim_least_check" CHECK(min_jars <= jars),
	CONSTRAINT "claim_least_g_check" CHECK(min_g <= fresh_g),
	CONSTRAINT "claim_jars_check" CHECK(typeof(jars) in ('integer', 'null') and jars between 1 and 1000000),
	CONSTRAINT "claim_min_jars_check" CHECK(typeof(min_jars) in ('integer', 'null') and min_jars between 0 and 9007199254740991),
	CONSTRAINT "claim_fresh_g_check" CHECK(typeof(fresh_g) in ('integer', 'null') and fresh_g between 1 and 9007199254740991),
	CONSTRAINT "claim_min_g_check" CHECK(typeof(min_g) in ('integer', 'null') and min_g between 0 and 9007199254740991),
	CONSTRAINT "claim_state_check" CHECK(state in ('pending', 'withdrawn')),
	CONSTRAINT "claim_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "claim_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `claim_group_id_idx` ON `claim` (`movement_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `claim_batch_id_idx` ON `claim` (`movement_id`,`batch_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `claim_week_id_id_key` ON `claim` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `availability` (
	`movement_id` text NOT NULL,
	`week_id` text NOT NULL,
	`group_id` text NOT NULL,
	`session_id` text NOT NULL,
	`answer` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `group_id`, `session_id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`session_id`) REFERENCES `session`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "availability_answer_check" CHECK(answer in ('yes', 'if_needed', 'no')),
	CONSTRAINT "availability_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "availability_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `availability_week_id_idx` ON `availability` (`movement_id`,`week_id`);--> statement-breakpoint
CREATE TABLE `pin` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`kind` text NOT NULL,
	`group_id` text,
	`session_id` text,
	`slot_id` text,
	`preparation_id` text,
	`batch_id` text,
	`value` integer,
	`min` integer,
	`max` integer,
	`state` text DEFAULT 'active' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`session_id`) REFERENCES `session`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`preparation_id`) REFERENCES `preparation`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`week_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pin_one_shape_check" CHECK((group_id is not null) = (kind = 'attendance') and (session_id is not null) = (kind in ('attendance', 'run')) and (slot_id is not null) = (kind in ('slot', 'load')) and (preparation_id is not null) = (kind = 'run') and (batch_id is not null) = (kind = 'load') and ("value" is not null) = (kind in ('attendance', 'slot')) and (min is not null or max is not null) = (kind in ('run', 'load'))),
	CONSTRAINT "pin_in_order_check" CHECK(min <= max),
	CONSTRAINT "pin_kind_check" CHECK(kind in ('attendance', 'slot', 'run', 'load')),
	CONSTRAINT "pin_value_check" CHECK(value in (0, 1)),
	CONSTRAINT "pin_min_check" CHECK(typeof(min) in ('integer', 'null') and min between 0 and 9007199254740991),
	CONSTRAINT "pin_max_check" CHECK(typeof(max) in ('integer', 'null') and max between 0 and 9007199254740991),
	CONSTRAINT "pin_state_check" CHECK(state in ('active', 'withdrawn')),
	CONSTRAINT "pin_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "pin_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pin_week_id_id_key` ON `pin` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `plan` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`engine` text NOT NULL,
	`seed` integer NOT NULL,
	`seconds` real NOT NULL,
	`status` text NOT NULL,
	`instance` text NOT NULL,
	`scores` text NOT NULL,
	`created_by` text,
	`published_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`created_by`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_published_check" CHECK(state = 'draft' or published_at is not null),
	CONSTRAINT "plan_state_check" CHECK(state in ('draft', 'published', 'superseded')),
	CONSTRAINT "plan_engine_check" CHECK(engine in ('highs', 'lp-solver', 'greedy')),
	CONSTRAINT "plan_seed_check" CHECK(typeof(seed) in ('integer', 'null') and seed between 0 and 9007199254740991),
	CONSTRAINT "plan_seconds_check" CHECK(typeof(seconds) in ('real', 'integer', 'null') and seconds between 0 and 1000000000000000),
	CONSTRAINT "plan_status_check" CHECK(status in ('optimal', 'feasible', 'cancelled')),
	CONSTRAINT "plan_instance_check" CHECK(json_valid(instance)),
	CONSTRAINT "plan_scores_check" CHECK(json_valid(scores)),
	CONSTRAINT "plan_published_at_check" CHECK(published_at is strftime('%Y-%m-%dT%H:%M:%fZ', published_at)),
	CONSTRAINT "plan_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "plan_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_week_id_key` ON `plan` (`movement_id`,`week_id`) WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `plan_week_id_id_key` ON `plan` (`movement_id`,`week_id`,`id`);--> statement-breakpoint
CREATE TABLE `plan_objective` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`best` real NOT NULL,
	`bound` real NOT NULL,
	`gap` real NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_objective_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_objective_name_check" CHECK(name in ('rescue', 'fairness', 'cost', 'co2', 'changes')),
	CONSTRAINT "plan_objective_best_check" CHECK(typeof(best) in ('real', 'integer', 'null') and best between -1000000000000000 and 1000000000000000),
	CONSTRAINT "plan_objective_bound_check" CHECK(typeof(bound) in ('real', 'integer', 'null') and bound between -1000000000000000 and 1000000000000000),
	CONSTRAINT "plan_objective_gap_check" CHECK(typeof(gap) in ('real', 'integer', 'null') and gap between 0 and 1000000000000000),
	CONSTRAINT "plan_objective_value_check" CHECK(typeof(value) in ('real', 'integer', 'null') and value between -1000000000000000 and 1000000000000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_objective_plan_id_name_key` ON `plan_objective` (`movement_id`,`plan_id`,`name`);--> statement-breakpoint
CREATE TABLE `plan_load` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`batch_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`session_id` text,
	`place_id` text,
	`quantity_g` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_load_one_destination_check" CHECK((session_id is null) <> (place_id is null)),
	CONSTRAINT "plan_load_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_load_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_load_plan_id_batch_id_slot_id_session_id_place_id_key` ON `plan_load` (`movement_id`,`plan_id`,`batch_id`,`slot_id`,`session_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `plan_attendance` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`group_id` text NOT NULL,
	`session_id` text NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`group_id`) REFERENCES `cooking_group`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_attendance_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_attendance_plan_id_group_id_session_id_key` ON `plan_attendance` (`movement_id`,`plan_id`,`group_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `plan_cycle` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`session_id` text NOT NULL,
	`equipment_id` text NOT NULL,
	`treatment_id` text NOT NULL,
	`cycles` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`equipment_id`) REFERENCES `equipment_item`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`treatment_id`) REFERENCES `treatment`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_cycle_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_cycle_cycles_check" CHECK(typeof(cycles) in ('integer', 'null') and cycles between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_cycle_plan_id_session_id_equipment_id_treatment_id_key` ON `plan_cycle` (`movement_id`,`plan_id`,`session_id`,`equipment_id`,`treatment_id`);--> statement-breakpoint
CREATE TABLE `plan_run` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`session_id` text NOT NULL,
	`preparation_id` text NOT NULL,
	`jars` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`preparation_id`) REFERENCES `preparation`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_run_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_run_jars_check" CHECK(typeof(jars) in ('integer', 'null') and jars between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_run_plan_id_session_id_preparation_id_key` ON `plan_run` (`movement_id`,`plan_id`,`session_id`,`preparation_id`);--> statement-breakpoint
CREATE TABLE `plan_ingredient` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`session_id` text NOT NULL,
	`preparation_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`quantity_g` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`preparation_id`) REFERENCES `preparation`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_ingredient_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_ingredient_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_ingredient_plan_id_session_id_preparation_id_batch_id_key` ON `plan_ingredient` (`movement_id`,`plan_id`,`session_id`,`preparation_id`,`batch_id`);--> statement-breakpoint
CREATE TABLE `plan_share` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`claim_id` text NOT NULL,
	`session_id` text NOT NULL,
	`jars` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`claim_id`) REFERENCES `claim`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`session_id`) REFERENCES `session`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_share_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_share_jars_check" CHECK(typeof(jars) in ('integer', 'null') and jars between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_share_plan_id_claim_id_session_id_key` ON `plan_share` (`movement_id`,`plan_id`,`claim_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `plan_handover` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`claim_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`place_id` text NOT NULL,
	`quantity_g` integer NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`claim_id`) REFERENCES `claim`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`slot_id`) REFERENCES `slot`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`place_id`) REFERENCES `place`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_handover_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_handover_quantity_g_check" CHECK(typeof(quantity_g) in ('integer', 'null') and quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_handover_plan_id_claim_id_batch_id_slot_id_place_id_key` ON `plan_handover` (`movement_id`,`plan_id`,`claim_id`,`batch_id`,`slot_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `plan_leftover` (
	`movement_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`batch_id` text NOT NULL,
	`left_g` integer NOT NULL,
	`reasons` text NOT NULL,
	PRIMARY KEY(`movement_id`, `plan_id`, `position`),
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`batch_id`) REFERENCES `batch`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_leftover_position_check" CHECK(typeof(position) in ('integer', 'null') and position between 0 and 9007199254740991),
	CONSTRAINT "plan_leftover_left_g_check" CHECK(typeof(left_g) in ('integer', 'null') and left_g between 1 and 9007199254740991),
	CONSTRAINT "plan_leftover_reasons_check" CHECK(json_valid(reasons))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_leftover_plan_id_batch_id_key` ON `plan_leftover` (`movement_id`,`plan_id`,`batch_id`);--> statement-breakpoint
CREATE TABLE `plan_job` (
	`movement_id` text NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`requested_by` text,
	`seconds` integer NOT NULL,
	`engine` text NOT NULL,
	`seed` integer NOT NULL,
	`plan_id` text,
	`error` text,
	`started_at` text,
	`finished_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`movement_id`, `id`),
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`week_id`) REFERENCES `week`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`requested_by`) REFERENCES `person`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`movement_id`,`plan_id`) REFERENCES `plan`(`movement_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_job_failed_check" CHECK((state = 'failed') = (error is not null)),
	CONSTRAINT "plan_job_state_check" CHECK(state in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "plan_job_seconds_check" CHECK(typeof(seconds) in ('integer', 'null') and seconds between 1 and 86400),
	CONSTRAINT "plan_job_engine_check" CHECK(engine in ('auto', 'highs', 'lp-solver', 'greedy')),
	CONSTRAINT "plan_job_seed_check" CHECK(typeof(seed) in ('integer', 'null') and seed between 0 and 9007199254740991),
	CONSTRAINT "plan_job_started_at_check" CHECK(started_at is strftime('%Y-%m-%dT%H:%M:%fZ', started_at)),
	CONSTRAINT "plan_job_finished_at_check" CHECK(finished_at is strftime('%Y-%m-%dT%H:%M:%fZ', finished_at)),
	CONSTRAINT "plan_job_version_check" CHECK(typeof(version) in ('integer', 'null') and version between 1 and 9007199254740991),
	CONSTRAINT "plan_job_created_at_check" CHECK(created_at is strftime('%Y-%m-%dT%H:%M:%fZ', created_at))
);
--> statement-breakpoint
CREATE INDEX `plan_job_week_id_idx` ON `plan_job` (`movement_id`,`week_id`);