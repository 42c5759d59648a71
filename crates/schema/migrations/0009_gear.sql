-- Gear: shoes and bikes, and which activity was done with which.
--
-- How far gear went is kept nowhere: it is the sum of the activities that name it, so it cannot drift from them.

CREATE TABLE gear (
    athlete_id     UUID NOT NULL,
    gear_id        UUID NOT NULL,
    kind           TEXT NOT NULL,
    brand          TEXT NOT NULL,
    model          TEXT NOT NULL,
    name           TEXT,
    first_used_on  TEXT,
    -- What it had gone before its activities are counted.
    offset_m       DOUBLE PRECISION NOT NULL,
    -- Where its athlete wants to be reminded.
    wear_m         DOUBLE PRECISION,
    retired_on     TEXT,
    -- The product in a shop's catalogue that it was bought as.
    shop_id        UUID,
    product        TEXT,
    created_at     BIGINT NOT NULL,
    changed_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, gear_id)
) /* clustered */;

-- What new activities of a sport get.
CREATE TABLE gear_default (
    athlete_id  UUID NOT NULL,
    sport       TEXT NOT NULL,
    gear_id     UUID NOT NULL,
    PRIMARY KEY (athlete_id, sport)
) /* clustered */;

-- Taken first by whoever changes which gear there is or gives it to an activity: so that no activity names gear
-- that is being deleted, and the limit holds.
CREATE TABLE gear_shelf (
    athlete_id  UUID PRIMARY KEY,
    changes     BIGINT NOT NULL
) /* clustered */;

ALTER TABLE activity ADD COLUMN gear_id UUID;
-- Whether its athlete decided on the gear, also on none.
ALTER TABLE activity ADD COLUMN gear_chosen BOOLEAN NOT NULL DEFAULT FALSE;
-- Sums over the activities of gear are answered from here alone.
CREATE INDEX activity_by_gear ON activity (athlete_id, gear_id, started_on, distance_m) WHERE gear_id IS NOT NULL;

-- What was bought and could be counted as gear: open, taken, declined or withdrawn.
CREATE TABLE gear_offer (
    athlete_id  UUID NOT NULL,
    order_id    UUID NOT NULL,
    -- Counts the pieces of an order, so that an order told twice is offered once.
    position    BIGINT NOT NULL,
    offer_id    UUID NOT NULL,
    state       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    brand       TEXT NOT NULL,
    model       TEXT NOT NULL,
    sport       TEXT,
    shop_id     UUID NOT NULL,
    product     TEXT NOT NULL,
    bought_at   BIGINT NOT NULL,
    -- What it became when it was taken.
    gear_id     UUID,
    PRIMARY KEY (athlete_id, order_id, position)
) /* clustered */;
CREATE UNIQUE INDEX gear_offer_by_id ON gear_offer (athlete_id, offer_id);

-- Orders given back wholly, also those of whose purchase we hear only later.
CREATE TABLE gear_refund (
    athlete_id  UUID NOT NULL,
    order_id    UUID NOT NULL,
    PRIMARY KEY (athlete_id, order_id)
) /* clustered */;
