CREATE TABLE "crop" (
	"id" text NOT NULL,
	"name_fr" text NOT NULL,
	"name_nl" text NOT NULL,
	"name_en" text NOT NULL,
	"surplus_month_first" bigint NOT NULL,
	"surplus_month_last" bigint NOT NULL,
	"peak_month_first" bigint NOT NULL,
	"peak_month_last" bigint NOT NULL,
	"shelf_ripe_minutes_low" bigint NOT NULL,
	"shelf_ripe_minutes_high" bigint NOT NULL,
	"shelf_overripe_minutes_low" bigint NOT NULL,
	"shelf_overripe_minutes_high" bigint NOT NULL,
	"cool_store_celsius" text NOT NULL,
	"shelf_cool_minutes_low" bigint NOT NULL,
	"shelf_cool_minutes_high" bigint NOT NULL,
	"chilling_sensitive" boolean NOT NULL,
	"fragility" bigint NOT NULL,
	"crate" text NOT NULL,
	"crate_low_g" bigint NOT NULL,
	"crate_base_g" bigint NOT NULL,
	"crate_high_g" bigint NOT NULL,
	"stack_depth_cm" bigint NOT NULL,
	"cents_per_kg_low" bigint NOT NULL,
	"cents_per_kg_base" bigint NOT NULL,
	"cents_per_kg_high" bigint NOT NULL,
	"density_g_per_l" bigint NOT NULL,
	"trim_loss_percent" bigint NOT NULL,
	"ph_low" double precision NOT NULL,
	"ph_high" double precision NOT NULL,
	"acid_class" text NOT NULL,
	"allowed_routes" json NOT NULL,
	"evidence" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "crop_pk" PRIMARY KEY("id"),
	CONSTRAINT "crop_surplus_month_first_check" CHECK (surplus_month_first between 1 and 12),
	CONSTRAINT "crop_surplus_month_last_check" CHECK (surplus_month_last between 1 and 12),
	CONSTRAINT "crop_peak_month_first_check" CHECK (peak_month_first between 1 and 12),
	CONSTRAINT "crop_peak_month_last_check" CHECK (peak_month_last between 1 and 12),
	CONSTRAINT "crop_shelf_ripe_minutes_low_check" CHECK (shelf_ripe_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_ripe_minutes_high_check" CHECK (shelf_ripe_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_overripe_minutes_low_check" CHECK (shelf_overripe_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_overripe_minutes_high_check" CHECK (shelf_overripe_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_cool_minutes_low_check" CHECK (shelf_cool_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "crop_shelf_cool_minutes_high_check" CHECK (shelf_cool_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "crop_fragility_check" CHECK (fragility between 1 and 5),
	CONSTRAINT "crop_crate_low_g_check" CHECK (crate_low_g between 1 and 9007199254740991),
	CONSTRAINT "crop_crate_base_g_check" CHECK (crate_base_g between 1 and 9007199254740991),
	CONSTRAINT "crop_crate_high_g_check" CHECK (crate_high_g between 1 and 9007199254740991),
	CONSTRAINT "crop_stack_depth_cm_check" CHECK (stack_depth_cm between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_low_check" CHECK (cents_per_kg_low between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_base_check" CHECK (cents_per_kg_base between 0 and 9007199254740991),
	CONSTRAINT "crop_cents_per_kg_high_check" CHECK (cents_per_kg_high between 0 and 9007199254740991),
	CONSTRAINT "crop_density_g_per_l_check" CHECK (density_g_per_l between 1 and 9007199254740991),
	CONSTRAINT "crop_trim_loss_percent_check" CHECK (trim_loss_percent between 0 and 100),
	CONSTRAINT "crop_ph_low_check" CHECK (ph_low between 0 and 14),
	CONSTRAINT "crop_ph_high_check" CHECK (ph_high between 0 and 14),
	CONSTRAINT "crop_acid_class_check" CHECK (acid_class in ('low', 'borderline', 'high'))
);
--> statement-breakpoint
CREATE TABLE "jar_size" (
	"jar_ml" bigint NOT NULL,
	"outer_diameter_mm" bigint NOT NULL,
	"height_mm" bigint NOT NULL,
	"glass_g" bigint NOT NULL,
	"net_hot_pack_g" bigint NOT NULL,
	"net_lacto_g" bigint NOT NULL,
	"lid_cents_low" bigint NOT NULL,
	"lid_cents_high" bigint NOT NULL,
	"new_jar_cents_low" bigint NOT NULL,
	"new_jar_cents_high" bigint NOT NULL,
	"process_time_column" text NOT NULL,
	"tested_for_canning" text NOT NULL,
	"evidence" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "jar_size_pk" PRIMARY KEY("jar_ml"),
	CONSTRAINT "jar_size_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "jar_size_outer_diameter_mm_check" CHECK (outer_diameter_mm between 1 and 9007199254740991),
	CONSTRAINT "jar_size_height_mm_check" CHECK (height_mm between 1 and 9007199254740991),
	CONSTRAINT "jar_size_glass_g_check" CHECK (glass_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_net_hot_pack_g_check" CHECK (net_hot_pack_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_net_lacto_g_check" CHECK (net_lacto_g between 0 and 9007199254740991),
	CONSTRAINT "jar_size_lid_cents_low_check" CHECK (lid_cents_low between 0 and 9007199254740991),
	CONSTRAINT "jar_size_lid_cents_high_check" CHECK (lid_cents_high between 0 and 9007199254740991),
	CONSTRAINT "jar_size_new_jar_cents_low_check" CHECK (new_jar_cents_low between 0 and 9007199254740991),
	CONSTRAINT "jar_size_new_jar_cents_high_check" CHECK (new_jar_cents_high between 0 and 9007199254740991),
	CONSTRAINT "jar_size_tested_for_canning_check" CHECK (tested_for_canning in ('yes', 'only apple or grape juice'))
);
--> statement-breakpoint
CREATE TABLE "safety_rule" (
	"id" text NOT NULL,
	"title_fr" text NOT NULL,
	"title_nl" text NOT NULL,
	"title_en" text NOT NULL,
	"test" text NOT NULL,
	"action" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "safety_rule_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "source_conflict" (
	"id" text NOT NULL,
	"topic" text NOT NULL,
	"tradition" text NOT NULL,
	"what_it_says" text NOT NULL,
	"tested_source" text NOT NULL,
	"decision" text NOT NULL,
	CONSTRAINT "source_conflict_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "vehicle" (
	"id" text NOT NULL,
	"name_fr" text NOT NULL,
	"name_nl" text NOT NULL,
	"name_en" text NOT NULL,
	"payload_low_g" bigint NOT NULL,
	"payload_base_g" bigint NOT NULL,
	"payload_high_g" bigint NOT NULL,
	"crates" bigint NOT NULL,
	"city_km_per_hour" bigint NOT NULL,
	"ring_road_km_per_hour" bigint,
	"load_seconds_per_crate" bigint NOT NULL,
	"cents_per_km_low" bigint,
	"cents_per_km_base" bigint,
	"cents_per_km_high" bigint,
	"fixed_cents_per_trip" bigint NOT NULL,
	"co2_mg_per_km_low" bigint NOT NULL,
	"co2_mg_per_km_base" bigint NOT NULL,
	"co2_mg_per_km_high" bigint NOT NULL,
	"cold_chain" text NOT NULL,
	"driver_licence" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "vehicle_pk" PRIMARY KEY("id"),
	CONSTRAINT "vehicle_payload_low_g_check" CHECK (payload_low_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_payload_base_g_check" CHECK (payload_base_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_payload_high_g_check" CHECK (payload_high_g between 0 and 9007199254740991),
	CONSTRAINT "vehicle_crates_check" CHECK (crates between 0 and 9007199254740991),
	CONSTRAINT "vehicle_city_km_per_hour_check" CHECK (city_km_per_hour between 1 and 9007199254740991),
	CONSTRAINT "vehicle_ring_road_km_per_hour_check" CHECK (ring_road_km_per_hour between 1 and 9007199254740991),
	CONSTRAINT "vehicle_load_seconds_per_crate_check" CHECK (load_seconds_per_crate between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_low_check" CHECK (cents_per_km_low between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_base_check" CHECK (cents_per_km_base between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cents_per_km_high_check" CHECK (cents_per_km_high between 0 and 9007199254740991),
	CONSTRAINT "vehicle_fixed_cents_per_trip_check" CHECK (fixed_cents_per_trip between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_low_check" CHECK (co2_mg_per_km_low between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_base_check" CHECK (co2_mg_per_km_base between 0 and 9007199254740991),
	CONSTRAINT "vehicle_co2_mg_per_km_high_check" CHECK (co2_mg_per_km_high between 0 and 9007199254740991),
	CONSTRAINT "vehicle_cold_chain_check" CHECK (cold_chain in ('yes', 'no', 'optional'))
);
--> statement-breakpoint
CREATE TABLE "equipment_kind" (
	"id" text NOT NULL,
	"name_fr" text NOT NULL,
	"name_nl" text NOT NULL,
	"name_en" text NOT NULL,
	"type" text NOT NULL,
	"volume_ml" bigint,
	"jars_per_load" json NOT NULL,
	"layers_of500_ml" bigint,
	"heatup_hot_pack" text NOT NULL,
	"heatup_cold" text NOT NULL,
	"power_w" bigint,
	"energy" text NOT NULL,
	"circuit_note" text NOT NULL,
	"pressure" boolean NOT NULL,
	"price_euro" text NOT NULL,
	"weight_g" bigint,
	"note" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "equipment_kind_pk" PRIMARY KEY("id"),
	CONSTRAINT "equipment_kind_type_check" CHECK (type in ('boiling_water', 'pressure', 'juice', 'drying', 'lacto', 'cooking', 'prep')),
	CONSTRAINT "equipment_kind_volume_ml_check" CHECK (volume_ml between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_layers_of500_ml_check" CHECK (layers_of500_ml between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_power_w_check" CHECK (power_w between 0 and 9007199254740991),
	CONSTRAINT "equipment_kind_weight_g_check" CHECK (weight_g between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "recipe" (
	"id" text NOT NULL,
	"name_fr" text NOT NULL,
	"name_nl" text NOT NULL,
	"name_en" text NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"acid_route" text NOT NULL,
	"grades" json NOT NULL,
	"ingredients" text NOT NULL,
	"raw_g_per_l" bigint NOT NULL,
	"temp_celsius" bigint,
	"come_up_minutes" bigint,
	"come_up_minutes_low" bigint,
	"come_up_minutes_high" bigint,
	"cool_down_minutes" bigint,
	"cool_down_minutes_low" bigint,
	"cool_down_minutes_high" bigint,
	"jar_cooling_minutes_low" bigint,
	"jar_cooling_minutes_high" bigint,
	"acidification" text NOT NULL,
	"salt" text NOT NULL,
	"wait_days" bigint,
	"best_before_months" bigint,
	"labour_minutes_per_kg_low" bigint NOT NULL,
	"labour_minutes_per_kg_base" bigint NOT NULL,
	"labour_minutes_per_kg_high" bigint NOT NULL,
	"labour_seconds_per_jar" bigint NOT NULL,
	"safety_rules" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "recipe_pk" PRIMARY KEY("id"),
	CONSTRAINT "recipe_method_check" CHECK (method in ('boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none')),
	CONSTRAINT "recipe_status_check" CHECK (status in ('allowed', 'allowed_with_condition', 'blocked')),
	CONSTRAINT "recipe_acid_route_check" CHECK (acid_route in ('acid_added', 'vinegar', 'natural', 'lactic', 'dry', 'none')),
	CONSTRAINT "recipe_raw_g_per_l_check" CHECK (raw_g_per_l between 1 and 9007199254740991),
	CONSTRAINT "recipe_temp_celsius_check" CHECK (temp_celsius between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_check" CHECK (come_up_minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_low_check" CHECK (come_up_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_come_up_minutes_high_check" CHECK (come_up_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_check" CHECK (cool_down_minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_low_check" CHECK (cool_down_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_cool_down_minutes_high_check" CHECK (cool_down_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_jar_cooling_minutes_low_check" CHECK (jar_cooling_minutes_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_jar_cooling_minutes_high_check" CHECK (jar_cooling_minutes_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_wait_days_check" CHECK (wait_days between 0 and 9007199254740991),
	CONSTRAINT "recipe_best_before_months_check" CHECK (best_before_months between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_low_check" CHECK (labour_minutes_per_kg_low between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_base_check" CHECK (labour_minutes_per_kg_base between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_minutes_per_kg_high_check" CHECK (labour_minutes_per_kg_high between 0 and 9007199254740991),
	CONSTRAINT "recipe_labour_seconds_per_jar_check" CHECK (labour_seconds_per_jar between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "recipe_crop" (
	"recipe_id" text NOT NULL,
	"crop_id" text NOT NULL,
	CONSTRAINT "recipe_crop_pk" PRIMARY KEY("recipe_id","crop_id")
);
--> statement-breakpoint
CREATE TABLE "recipe_time" (
	"recipe_id" text NOT NULL,
	"jar_ml" bigint NOT NULL,
	"method" text NOT NULL,
	"temp_celsius" bigint,
	"minutes" bigint,
	"permitted" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "recipe_time_pk" PRIMARY KEY("recipe_id","jar_ml"),
	CONSTRAINT "recipe_time_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "recipe_time_method_check" CHECK (method in ('boiling_water', 'pressure', 'lacto', 'drying', 'hot_fill', 'none')),
	CONSTRAINT "recipe_time_temp_celsius_check" CHECK (temp_celsius between 0 and 9007199254740991),
	CONSTRAINT "recipe_time_minutes_check" CHECK (minutes between 0 and 9007199254740991),
	CONSTRAINT "recipe_time_permitted_check" CHECK (permitted in ('yes', 'no_tested_time', 'blocked'))
);
--> statement-breakpoint
CREATE TABLE "movement" (
	"id" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"move_minutes" bigint NOT NULL,
	"policy" json NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "movement_pk" PRIMARY KEY("id"),
	CONSTRAINT "movement_move_minutes_check" CHECK (move_minutes between 0 and 10080),
	CONSTRAINT "movement_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "movement_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "place" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"precision_m" bigint NOT NULL,
	"commune" text NOT NULL,
	"address" text,
	"source" text,
	"evidence" text,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "place_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "place_lat_check" CHECK (lat between -90 and 90),
	CONSTRAINT "place_lon_check" CHECK (lon between -180 and 180),
	CONSTRAINT "place_precision_m_check" CHECK (precision_m between 0 and 9007199254740991),
	CONSTRAINT "place_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "place_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "jar_stock" (
	"movement_id" text NOT NULL,
	"jar_ml" bigint NOT NULL,
	"count" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "jar_stock_pk" PRIMARY KEY("movement_id","jar_ml"),
	CONSTRAINT "jar_stock_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "jar_stock_count_check" CHECK (count between 0 and 9007199254740991),
	CONSTRAINT "jar_stock_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "jar_stock_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "producer" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"place_id" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "producer_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "producer_kind_check" CHECK (kind in ('grower', 'orchard', 'shop', 'market', 'wholesaler', 'municipal', 'association')),
	CONSTRAINT "producer_state_check" CHECK (state in ('active', 'withdrawn')),
	CONSTRAINT "producer_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "producer_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "kitchen" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"place_id" text NOT NULL,
	"power_w" bigint NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "kitchen_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "kitchen_power_w_check" CHECK (power_w between 0 and 9007199254740991),
	CONSTRAINT "kitchen_state_check" CHECK (state in ('active', 'planned', 'withdrawn')),
	CONSTRAINT "kitchen_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "kitchen_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "cooking_group" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"members" bigint NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"language" text NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "cooking_group_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "cooking_group_members_check" CHECK (members between 1 and 10000),
	CONSTRAINT "cooking_group_state_check" CHECK (state in ('active', 'dormant', 'starting')),
	CONSTRAINT "cooking_group_language_check" CHECK (language in ('fr', 'nl', 'en')),
	CONSTRAINT "cooking_group_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "cooking_group_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "group_place" (
	"movement_id" text NOT NULL,
	"group_id" text NOT NULL,
	"place_id" text NOT NULL,
	CONSTRAINT "group_place_pk" PRIMARY KEY("movement_id","group_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "equipment_item" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"power_w" bigint NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_name" text NOT NULL,
	"place_id" text,
	"state" text DEFAULT 'available' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "equipment_item_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "equipment_item_power_w_check" CHECK (power_w between 0 and 9007199254740991),
	CONSTRAINT "equipment_item_owner_kind_check" CHECK (owner_kind in ('movement', 'association', 'group', 'kitchen')),
	CONSTRAINT "equipment_item_state_check" CHECK (state in ('available', 'repair', 'withdrawn')),
	CONSTRAINT "equipment_item_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "equipment_item_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "treatment" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"method" text NOT NULL,
	"jar_ml" bigint NOT NULL,
	"hold_minutes" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "treatment_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "treatment_method_check" CHECK (method in ('boiling_water', 'pressure', 'drying', 'hot_fill')),
	CONSTRAINT "treatment_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "treatment_hold_minutes_check" CHECK (hold_minutes between 0 and 9007199254740991),
	CONSTRAINT "treatment_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "treatment_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "treatment_mode" (
	"movement_id" text NOT NULL,
	"treatment_id" text NOT NULL,
	"equipment_kind" text NOT NULL,
	"minutes" bigint NOT NULL,
	"jars_per_cycle" bigint NOT NULL,
	CONSTRAINT "treatment_mode_pk" PRIMARY KEY("movement_id","treatment_id","equipment_kind"),
	CONSTRAINT "treatment_mode_minutes_check" CHECK (minutes between 1 and 100000),
	CONSTRAINT "treatment_mode_jars_per_cycle_check" CHECK (jars_per_cycle between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "preparation" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"recipe_id" text NOT NULL,
	"jar_ml" bigint NOT NULL,
	"labour_minutes_per_jar" bigint NOT NULL,
	"treatment_id" text,
	"state" text DEFAULT 'active' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "preparation_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "preparation_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "preparation_labour_minutes_per_jar_check" CHECK (labour_minutes_per_jar between 0 and 1440),
	CONSTRAINT "preparation_state_check" CHECK (state in ('active', 'withdrawn')),
	CONSTRAINT "preparation_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "preparation_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "preparation_input" (
	"movement_id" text NOT NULL,
	"preparation_id" text NOT NULL,
	"crop_id" text NOT NULL,
	"grades" json NOT NULL,
	"g_per_jar" bigint NOT NULL,
	CONSTRAINT "preparation_input_pk" PRIMARY KEY("movement_id","preparation_id","crop_id"),
	CONSTRAINT "preparation_input_g_per_jar_check" CHECK (g_per_jar between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"contact" text,
	"state" text DEFAULT 'active' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "person_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "person_language_check" CHECK (language in ('fr', 'nl', 'en')),
	CONSTRAINT "person_state_check" CHECK (state in ('active', 'withdrawn')),
	CONSTRAINT "person_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "person_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "role" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"group_id" text,
	"producer_id" text,
	"created_at" text NOT NULL,
	CONSTRAINT "role_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "role_for_whom_check" CHECK ((kind = 'group') = (group_id is not null) and (kind = 'producer') = (producer_id is not null)),
	CONSTRAINT "role_kind_check" CHECK (kind in ('coordinator', 'group', 'producer', 'driver', 'kitchen_lead', 'admin')),
	CONSTRAINT "role_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "week" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"claims_close_at" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"policy" json NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "week_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "week_in_order_check" CHECK (starts_on <= ends_on),
	CONSTRAINT "week_starts_on_check" CHECK (starts_on ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
	CONSTRAINT "week_ends_on_check" CHECK (ends_on ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
	CONSTRAINT "week_claims_close_at_check" CHECK (claims_close_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "week_state_check" CHECK (state in ('draft', 'open', 'closed', 'published')),
	CONSTRAINT "week_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "week_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "week_jar" (
	"movement_id" text NOT NULL,
	"week_id" text NOT NULL,
	"jar_ml" bigint NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "week_jar_pk" PRIMARY KEY("movement_id","week_id","jar_ml"),
	CONSTRAINT "week_jar_jar_ml_check" CHECK (jar_ml between 1 and 9007199254740991),
	CONSTRAINT "week_jar_count_check" CHECK (count between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "week_group" (
	"movement_id" text NOT NULL,
	"week_id" text NOT NULL,
	"group_id" text NOT NULL,
	"max_sessions" bigint NOT NULL,
	CONSTRAINT "week_group_pk" PRIMARY KEY("movement_id","week_id","group_id"),
	CONSTRAINT "week_group_group_id_week_id_key" UNIQUE("movement_id","group_id","week_id"),
	CONSTRAINT "week_group_max_sessions_check" CHECK (max_sessions between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"movement_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" text NOT NULL,
	"person_id" text,
	"on_behalf_of" text,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"noun_id" text NOT NULL,
	"before" json,
	"after" json,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_pk" PRIMARY KEY("movement_id","seq"),
	CONSTRAINT "audit_seq_check" CHECK (seq between 1 and 9007199254740991),
	CONSTRAINT "audit_at_check" CHECK (at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "session" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"kitchen_id" text NOT NULL,
	"start_at" text NOT NULL,
	"end_at" text NOT NULL,
	"setup_minutes" bigint NOT NULL,
	"prep_minutes" bigint NOT NULL,
	"cleanup_minutes" bigint NOT NULL,
	"seats" bigint NOT NULL,
	"fixed_cents" bigint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "session_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "session_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "session_in_order_check" CHECK (start_at < end_at),
	CONSTRAINT "session_start_at_check" CHECK (start_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "session_end_at_check" CHECK (end_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "session_setup_minutes_check" CHECK (setup_minutes between 0 and 10080),
	CONSTRAINT "session_prep_minutes_check" CHECK (prep_minutes between 0 and 10080),
	CONSTRAINT "session_cleanup_minutes_check" CHECK (cleanup_minutes between 0 and 10080),
	CONSTRAINT "session_seats_check" CHECK (seats between 0 and 100000),
	CONSTRAINT "session_fixed_cents_check" CHECK (fixed_cents between 0 and 9007199254740991),
	CONSTRAINT "session_state_check" CHECK (state in ('planned', 'withdrawn')),
	CONSTRAINT "session_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "session_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "session_equipment" (
	"movement_id" text NOT NULL,
	"session_id" text NOT NULL,
	"equipment_id" text NOT NULL,
	CONSTRAINT "session_equipment_pk" PRIMARY KEY("movement_id","session_id","equipment_id")
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"vehicle" text NOT NULL,
	"capacity_g" bigint NOT NULL,
	"fixed_cents" bigint NOT NULL,
	"co2_g" bigint NOT NULL,
	"distance_m" bigint NOT NULL,
	"driver_person_id" text,
	"state" text DEFAULT 'planned' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "slot_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "slot_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "slot_capacity_g_check" CHECK (capacity_g between 0 and 9007199254740991),
	CONSTRAINT "slot_fixed_cents_check" CHECK (fixed_cents between 0 and 9007199254740991),
	CONSTRAINT "slot_co2_g_check" CHECK (co2_g between 0 and 9007199254740991),
	CONSTRAINT "slot_distance_m_check" CHECK (distance_m between 0 and 9007199254740991),
	CONSTRAINT "slot_state_check" CHECK (state in ('planned', 'withdrawn')),
	CONSTRAINT "slot_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "slot_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "slot_stop" (
	"movement_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"position" bigint NOT NULL,
	"place_id" text NOT NULL,
	"at" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "slot_stop_pk" PRIMARY KEY("movement_id","slot_id","position"),
	CONSTRAINT "slot_stop_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "slot_stop_at_check" CHECK (at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "slot_stop_kind_check" CHECK (kind in ('pickup', 'dropoff'))
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"producer_id" text NOT NULL,
	"crop_id" text NOT NULL,
	"grade" text NOT NULL,
	"place_id" text NOT NULL,
	"quantity_g" bigint NOT NULL,
	"crate_g" bigint NOT NULL,
	"min_pickup_g" bigint NOT NULL,
	"available_from" text NOT NULL,
	"available_until" text NOT NULL,
	"process_by" text NOT NULL,
	"cents_per_kg" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'posted' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "batch_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "batch_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "batch_in_order_check" CHECK (available_from <= available_until and available_from <= process_by),
	CONSTRAINT "batch_worth_a_visit_check" CHECK (min_pickup_g <= quantity_g),
	CONSTRAINT "batch_grade_check" CHECK (grade in ('A', 'B', 'C')),
	CONSTRAINT "batch_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991),
	CONSTRAINT "batch_crate_g_check" CHECK (crate_g between 1 and 9007199254740991),
	CONSTRAINT "batch_min_pickup_g_check" CHECK (min_pickup_g between 0 and 9007199254740991),
	CONSTRAINT "batch_available_from_check" CHECK (available_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "batch_available_until_check" CHECK (available_until ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "batch_process_by_check" CHECK (process_by ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "batch_cents_per_kg_check" CHECK (cents_per_kg between 0 and 9007199254740991),
	CONSTRAINT "batch_state_check" CHECK (state in ('posted', 'withdrawn')),
	CONSTRAINT "batch_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "batch_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"group_id" text NOT NULL,
	"preparation_id" text,
	"jars" bigint,
	"min_jars" bigint,
	"crop_id" text,
	"batch_id" text,
	"fresh_g" bigint,
	"min_g" bigint,
	"state" text DEFAULT 'pending' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "claim_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "claim_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "claim_one_shape_check" CHECK ((preparation_id is not null and jars is not null and min_jars is not null and crop_id is null and batch_id is null and fresh_g is null and min_g is null) or (preparation_id is null and jars is null and min_jars is null and crop_id is not null and fresh_g is not null and min_g is not null)),
	CONSTRAINT "claim_least_check" CHECK (min_jars <= jars),
	CONSTRAINT "claim_least_g_check" CHECK (min_g <= fresh_g),
	CONSTRAINT "claim_jars_check" CHECK (jars between 1 and 1000000),
	CONSTRAINT "claim_min_jars_check" CHECK (min_jars between 0 and 9007199254740991),
	CONSTRAINT "claim_fresh_g_check" CHECK (fresh_g between 1 and 9007199254740991),
	CONSTRAINT "claim_min_g_check" CHECK (min_g between 0 and 9007199254740991),
	CONSTRAINT "claim_state_check" CHECK (state in ('pending', 'withdrawn')),
	CONSTRAINT "claim_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "claim_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "availability" (
	"movement_id" text NOT NULL,
	"week_id" text NOT NULL,
	"group_id" text NOT NULL,
	"session_id" text NOT NULL,
	"answer" text NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "availability_pk" PRIMARY KEY("movement_id","group_id","session_id"),
	CONSTRAINT "availability_answer_check" CHECK (answer in ('yes', 'if_needed', 'no')),
	CONSTRAINT "availability_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "availability_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "pin" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"kind" text NOT NULL,
	"group_id" text,
	"session_id" text,
	"slot_id" text,
	"preparation_id" text,
	"batch_id" text,
	"value" boolean,
	"min" bigint,
	"max" bigint,
	"state" text DEFAULT 'active' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "pin_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "pin_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "pin_one_shape_check" CHECK ((group_id is not null) = (kind = 'attendance') and (session_id is not null) = (kind in ('attendance', 'run')) and (slot_id is not null) = (kind in ('slot', 'load')) and (preparation_id is not null) = (kind = 'run') and (batch_id is not null) = (kind = 'load') and ("value" is not null) = (kind in ('attendance', 'slot')) and (min is not null or max is not null) = (kind in ('run', 'load'))),
	CONSTRAINT "pin_in_order_check" CHECK (min <= max),
	CONSTRAINT "pin_kind_check" CHECK (kind in ('attendance', 'slot', 'run', 'load')),
	CONSTRAINT "pin_min_check" CHECK (min between 0 and 9007199254740991),
	CONSTRAINT "pin_max_check" CHECK (max between 0 and 9007199254740991),
	CONSTRAINT "pin_state_check" CHECK (state in ('active', 'withdrawn')),
	CONSTRAINT "pin_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "pin_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"engine" text NOT NULL,
	"seed" bigint NOT NULL,
	"seconds" double precision NOT NULL,
	"status" text NOT NULL,
	"instance" json NOT NULL,
	"scores" json NOT NULL,
	"created_by" text,
	"published_at" text,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "plan_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "plan_week_id_id_key" UNIQUE("movement_id","week_id","id"),
	CONSTRAINT "plan_published_check" CHECK (state = 'draft' or published_at is not null),
	CONSTRAINT "plan_state_check" CHECK (state in ('draft', 'published', 'superseded')),
	CONSTRAINT "plan_engine_check" CHECK (engine in ('highs', 'lp-solver', 'greedy')),
	CONSTRAINT "plan_seed_check" CHECK (seed between 0 and 9007199254740991),
	CONSTRAINT "plan_seconds_check" CHECK (seconds between 0 and 1000000000000000),
	CONSTRAINT "plan_status_check" CHECK (status in ('optimal', 'feasible', 'cancelled')),
	CONSTRAINT "plan_published_at_check" CHECK (published_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "plan_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "plan_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
CREATE TABLE "plan_objective" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"best" double precision NOT NULL,
	"bound" double precision NOT NULL,
	"gap" double precision NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "plan_objective_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_objective_plan_id_name_key" UNIQUE("movement_id","plan_id","name"),
	CONSTRAINT "plan_objective_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_objective_name_check" CHECK (name in ('rescue', 'fairness', 'cost', 'co2', 'changes')),
	CONSTRAINT "plan_objective_best_check" CHECK (best between -1000000000000000 and 1000000000000000),
	CONSTRAINT "plan_objective_bound_check" CHECK (bound between -1000000000000000 and 1000000000000000),
	CONSTRAINT "plan_objective_gap_check" CHECK (gap between 0 and 1000000000000000),
	CONSTRAINT "plan_objective_value_check" CHECK (value between -1000000000000000 and 1000000000000000)
);
--> statement-breakpoint
CREATE TABLE "plan_load" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"batch_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"session_id" text,
	"place_id" text,
	"quantity_g" bigint NOT NULL,
	CONSTRAINT "plan_load_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_load_plan_id_batch_id_slot_id_session_id_place_id_key" UNIQUE("movement_id","plan_id","batch_id","slot_id","session_id","place_id"),
	CONSTRAINT "plan_load_one_destination_check" CHECK ((session_id is null) <> (place_id is null)),
	CONSTRAINT "plan_load_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_load_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_attendance" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"group_id" text NOT NULL,
	"session_id" text NOT NULL,
	CONSTRAINT "plan_attendance_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_attendance_plan_id_group_id_session_id_key" UNIQUE("movement_id","plan_id","group_id","session_id"),
	CONSTRAINT "plan_attendance_position_check" CHECK (position between 0 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_cycle" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"session_id" text NOT NULL,
	"equipment_id" text NOT NULL,
	"treatment_id" text NOT NULL,
	"cycles" bigint NOT NULL,
	CONSTRAINT "plan_cycle_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_cycle_plan_id_session_id_equipment_id_treatment_id_key" UNIQUE("movement_id","plan_id","session_id","equipment_id","treatment_id"),
	CONSTRAINT "plan_cycle_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_cycle_cycles_check" CHECK (cycles between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_run" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"session_id" text NOT NULL,
	"preparation_id" text NOT NULL,
	"jars" bigint NOT NULL,
	CONSTRAINT "plan_run_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_run_plan_id_session_id_preparation_id_key" UNIQUE("movement_id","plan_id","session_id","preparation_id"),
	CONSTRAINT "plan_run_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_run_jars_check" CHECK (jars between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_ingredient" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"session_id" text NOT NULL,
	"preparation_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"quantity_g" bigint NOT NULL,
	CONSTRAINT "plan_ingredient_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_ingredient_plan_id_session_id_preparation_id_batch_id_key" UNIQUE("movement_id","plan_id","session_id","preparation_id","batch_id"),
	CONSTRAINT "plan_ingredient_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_ingredient_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_share" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"claim_id" text NOT NULL,
	"session_id" text NOT NULL,
	"jars" bigint NOT NULL,
	CONSTRAINT "plan_share_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_share_plan_id_claim_id_session_id_key" UNIQUE("movement_id","plan_id","claim_id","session_id"),
	CONSTRAINT "plan_share_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_share_jars_check" CHECK (jars between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_handover" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"claim_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"place_id" text NOT NULL,
	"quantity_g" bigint NOT NULL,
	CONSTRAINT "plan_handover_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_handover_plan_id_claim_id_batch_id_slot_id_place_id_key" UNIQUE("movement_id","plan_id","claim_id","batch_id","slot_id","place_id"),
	CONSTRAINT "plan_handover_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_handover_quantity_g_check" CHECK (quantity_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_leftover" (
	"movement_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"batch_id" text NOT NULL,
	"left_g" bigint NOT NULL,
	"reasons" json NOT NULL,
	CONSTRAINT "plan_leftover_pk" PRIMARY KEY("movement_id","plan_id","position"),
	CONSTRAINT "plan_leftover_plan_id_batch_id_key" UNIQUE("movement_id","plan_id","batch_id"),
	CONSTRAINT "plan_leftover_position_check" CHECK (position between 0 and 9007199254740991),
	CONSTRAINT "plan_leftover_left_g_check" CHECK (left_g between 1 and 9007199254740991)
);
--> statement-breakpoint
CREATE TABLE "plan_job" (
	"movement_id" text NOT NULL,
	"id" text NOT NULL,
	"week_id" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"requested_by" text,
	"seconds" bigint NOT NULL,
	"engine" text NOT NULL,
	"seed" bigint NOT NULL,
	"plan_id" text,
	"error" text,
	"started_at" text,
	"finished_at" text,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "plan_job_pk" PRIMARY KEY("movement_id","id"),
	CONSTRAINT "plan_job_failed_check" CHECK ((state = 'failed') = (error is not null)),
	CONSTRAINT "plan_job_state_check" CHECK (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "plan_job_seconds_check" CHECK (seconds between 1 and 86400),
	CONSTRAINT "plan_job_engine_check" CHECK (engine in ('auto', 'highs', 'lp-solver', 'greedy')),
	CONSTRAINT "plan_job_seed_check" CHECK (seed between 0 and 9007199254740991),
	CONSTRAINT "plan_job_started_at_check" CHECK (started_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "plan_job_finished_at_check" CHECK (finished_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$'),
	CONSTRAINT "plan_job_version_check" CHECK (version between 1 and 9007199254740991),
	CONSTRAINT "plan_job_created_at_check" CHECK (created_at ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$')
);
--> statement-breakpoint
ALTER TABLE "recipe_crop" ADD CONSTRAINT "recipe_crop_recipe_id_fk" FOREIGN KEY ("recipe_id") REFERENCES "public"."recipe"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe_crop" ADD CONSTRAINT "recipe_crop_crop_id_fk" FOREIGN KEY ("crop_id") REFERENCES "public"."crop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe_time" ADD CONSTRAINT "recipe_time_recipe_id_fk" FOREIGN KEY ("recipe_id") REFERENCES "public"."recipe"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe_time" ADD CONSTRAINT "recipe_time_jar_ml_fk" FOREIGN KEY ("jar_ml") REFERENCES "public"."jar_size"("jar_ml") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jar_stock" ADD CONSTRAINT "jar_stock_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jar_stock" ADD CONSTRAINT "jar_stock_jar_ml_fk" FOREIGN KEY ("jar_ml") REFERENCES "public"."jar_size"("jar_ml") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer" ADD CONSTRAINT "producer_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer" ADD CONSTRAINT "producer_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitchen" ADD CONSTRAINT "kitchen_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kitchen" ADD CONSTRAINT "kitchen_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooking_group" ADD CONSTRAINT "cooking_group_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_place" ADD CONSTRAINT "group_place_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_place" ADD CONSTRAINT "group_place_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_item" ADD CONSTRAINT "equipment_item_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_item" ADD CONSTRAINT "equipment_item_kind_fk" FOREIGN KEY ("kind") REFERENCES "public"."equipment_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_item" ADD CONSTRAINT "equipment_item_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_jar_ml_fk" FOREIGN KEY ("jar_ml") REFERENCES "public"."jar_size"("jar_ml") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment_mode" ADD CONSTRAINT "treatment_mode_treatment_id_fk" FOREIGN KEY ("movement_id","treatment_id") REFERENCES "public"."treatment"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "treatment_mode" ADD CONSTRAINT "treatment_mode_equipment_kind_fk" FOREIGN KEY ("equipment_kind") REFERENCES "public"."equipment_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_recipe_id_fk" FOREIGN KEY ("recipe_id") REFERENCES "public"."recipe"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_jar_ml_fk" FOREIGN KEY ("jar_ml") REFERENCES "public"."jar_size"("jar_ml") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_treatment_id_fk" FOREIGN KEY ("movement_id","treatment_id") REFERENCES "public"."treatment"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation_input" ADD CONSTRAINT "preparation_input_preparation_id_fk" FOREIGN KEY ("movement_id","preparation_id") REFERENCES "public"."preparation"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation_input" ADD CONSTRAINT "preparation_input_crop_id_fk" FOREIGN KEY ("crop_id") REFERENCES "public"."crop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_producer_id_fk" FOREIGN KEY ("movement_id","producer_id") REFERENCES "public"."producer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week" ADD CONSTRAINT "week_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_jar" ADD CONSTRAINT "week_jar_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_jar" ADD CONSTRAINT "week_jar_jar_ml_fk" FOREIGN KEY ("jar_ml") REFERENCES "public"."jar_size"("jar_ml") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_group" ADD CONSTRAINT "week_group_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_group" ADD CONSTRAINT "week_group_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_fk" FOREIGN KEY ("movement_id","person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_kitchen_id_fk" FOREIGN KEY ("movement_id","kitchen_id") REFERENCES "public"."kitchen"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_equipment" ADD CONSTRAINT "session_equipment_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_equipment" ADD CONSTRAINT "session_equipment_equipment_id_fk" FOREIGN KEY ("movement_id","equipment_id") REFERENCES "public"."equipment_item"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_vehicle_fk" FOREIGN KEY ("vehicle") REFERENCES "public"."vehicle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_driver_person_id_fk" FOREIGN KEY ("movement_id","driver_person_id") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_stop" ADD CONSTRAINT "slot_stop_slot_id_fk" FOREIGN KEY ("movement_id","slot_id") REFERENCES "public"."slot"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_stop" ADD CONSTRAINT "slot_stop_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_producer_id_fk" FOREIGN KEY ("movement_id","producer_id") REFERENCES "public"."producer"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_crop_id_fk" FOREIGN KEY ("crop_id") REFERENCES "public"."crop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_preparation_id_fk" FOREIGN KEY ("movement_id","preparation_id") REFERENCES "public"."preparation"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_crop_id_fk" FOREIGN KEY ("crop_id") REFERENCES "public"."crop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_week_id_session_id_fk" FOREIGN KEY ("movement_id","week_id","session_id") REFERENCES "public"."session"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_week_id_session_id_fk" FOREIGN KEY ("movement_id","week_id","session_id") REFERENCES "public"."session"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_week_id_slot_id_fk" FOREIGN KEY ("movement_id","week_id","slot_id") REFERENCES "public"."slot"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_preparation_id_fk" FOREIGN KEY ("movement_id","preparation_id") REFERENCES "public"."preparation"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin" ADD CONSTRAINT "pin_week_id_batch_id_fk" FOREIGN KEY ("movement_id","week_id","batch_id") REFERENCES "public"."batch"("movement_id","week_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_created_by_fk" FOREIGN KEY ("movement_id","created_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_objective" ADD CONSTRAINT "plan_objective_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_load" ADD CONSTRAINT "plan_load_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_load" ADD CONSTRAINT "plan_load_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_load" ADD CONSTRAINT "plan_load_slot_id_fk" FOREIGN KEY ("movement_id","slot_id") REFERENCES "public"."slot"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_load" ADD CONSTRAINT "plan_load_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_load" ADD CONSTRAINT "plan_load_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_attendance" ADD CONSTRAINT "plan_attendance_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_attendance" ADD CONSTRAINT "plan_attendance_group_id_fk" FOREIGN KEY ("movement_id","group_id") REFERENCES "public"."cooking_group"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_attendance" ADD CONSTRAINT "plan_attendance_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_cycle" ADD CONSTRAINT "plan_cycle_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_cycle" ADD CONSTRAINT "plan_cycle_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_cycle" ADD CONSTRAINT "plan_cycle_equipment_id_fk" FOREIGN KEY ("movement_id","equipment_id") REFERENCES "public"."equipment_item"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_cycle" ADD CONSTRAINT "plan_cycle_treatment_id_fk" FOREIGN KEY ("movement_id","treatment_id") REFERENCES "public"."treatment"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_run" ADD CONSTRAINT "plan_run_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_run" ADD CONSTRAINT "plan_run_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_run" ADD CONSTRAINT "plan_run_preparation_id_fk" FOREIGN KEY ("movement_id","preparation_id") REFERENCES "public"."preparation"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_ingredient" ADD CONSTRAINT "plan_ingredient_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_ingredient" ADD CONSTRAINT "plan_ingredient_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_ingredient" ADD CONSTRAINT "plan_ingredient_preparation_id_fk" FOREIGN KEY ("movement_id","preparation_id") REFERENCES "public"."preparation"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_ingredient" ADD CONSTRAINT "plan_ingredient_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_share" ADD CONSTRAINT "plan_share_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_share" ADD CONSTRAINT "plan_share_claim_id_fk" FOREIGN KEY ("movement_id","claim_id") REFERENCES "public"."claim"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_share" ADD CONSTRAINT "plan_share_session_id_fk" FOREIGN KEY ("movement_id","session_id") REFERENCES "public"."session"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_handover" ADD CONSTRAINT "plan_handover_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_handover" ADD CONSTRAINT "plan_handover_claim_id_fk" FOREIGN KEY ("movement_id","claim_id") REFERENCES "public"."claim"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_handover" ADD CONSTRAINT "plan_handover_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_handover" ADD CONSTRAINT "plan_handover_slot_id_fk" FOREIGN KEY ("movement_id","slot_id") REFERENCES "public"."slot"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_handover" ADD CONSTRAINT "plan_handover_place_id_fk" FOREIGN KEY ("movement_id","place_id") REFERENCES "public"."place"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_leftover" ADD CONSTRAINT "plan_leftover_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_leftover" ADD CONSTRAINT "plan_leftover_batch_id_fk" FOREIGN KEY ("movement_id","batch_id") REFERENCES "public"."batch"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_job" ADD CONSTRAINT "plan_job_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_job" ADD CONSTRAINT "plan_job_week_id_fk" FOREIGN KEY ("movement_id","week_id") REFERENCES "public"."week"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_job" ADD CONSTRAINT "plan_job_requested_by_fk" FOREIGN KEY ("movement_id","requested_by") REFERENCES "public"."person"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_job" ADD CONSTRAINT "plan_job_plan_id_fk" FOREIGN KEY ("movement_id","plan_id") REFERENCES "public"."plan"("movement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recipe_crop_crop_id_idx" ON "recipe_crop" USING btree ("crop_id");--> statement-breakpoint
CREATE INDEX "producer_place_id_idx" ON "producer" USING btree ("movement_id","place_id");--> statement-breakpoint
CREATE INDEX "kitchen_place_id_idx" ON "kitchen" USING btree ("movement_id","place_id");--> statement-breakpoint
CREATE INDEX "group_place_place_id_idx" ON "group_place" USING btree ("movement_id","place_id");--> statement-breakpoint
CREATE INDEX "equipment_item_place_id_idx" ON "equipment_item" USING btree ("movement_id","place_id");--> statement-breakpoint
CREATE INDEX "preparation_treatment_id_idx" ON "preparation" USING btree ("movement_id","treatment_id");--> statement-breakpoint
CREATE INDEX "role_person_id_idx" ON "role" USING btree ("movement_id","person_id");--> statement-breakpoint
CREATE INDEX "audit_noun_noun_id_idx" ON "audit" USING btree ("movement_id","noun","noun_id");--> statement-breakpoint
CREATE INDEX "session_kitchen_id_idx" ON "session" USING btree ("movement_id","kitchen_id");--> statement-breakpoint
CREATE INDEX "session_equipment_equipment_id_idx" ON "session_equipment" USING btree ("movement_id","equipment_id");--> statement-breakpoint
CREATE INDEX "slot_stop_place_id_idx" ON "slot_stop" USING btree ("movement_id","place_id");--> statement-breakpoint
CREATE INDEX "batch_producer_id_idx" ON "batch" USING btree ("movement_id","producer_id");--> statement-breakpoint
CREATE INDEX "claim_group_id_idx" ON "claim" USING btree ("movement_id","group_id");--> statement-breakpoint
CREATE INDEX "claim_batch_id_idx" ON "claim" USING btree ("movement_id","batch_id");--> statement-breakpoint
CREATE INDEX "availability_week_id_idx" ON "availability" USING btree ("movement_id","week_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_week_id_key" ON "plan" USING btree ("movement_id","week_id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "plan_job_week_id_idx" ON "plan_job" USING btree ("movement_id","week_id");