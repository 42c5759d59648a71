-- Shop: feeds, what became of reading them, and what a suggestion rests on.

-- A feed: what a shop sells in a country, in its currency. A process that reads it holds the lease.
CREATE TABLE shop_feed (
    feed_id        UUID PRIMARY KEY,
    shop_id        UUID NOT NULL,
    country        TEXT NOT NULL,
    currency       TEXT NOT NULL,
    -- `address` or `file`.
    source         TEXT NOT NULL,
    address        TEXT,
    -- The name of the uploaded file, among our files.
    file           TEXT,
    every_hours    BIGINT NOT NULL,
    -- What the address said about its version, to ask only for newer ones.
    etag           TEXT,
    last_modified  TEXT,
    -- When it is to be read next; none while nothing asks for it.
    due_at         BIGINT,
    last_run       BIGINT NOT NULL,
    owner          TEXT NOT NULL,
    leased_until   BIGINT NOT NULL,
    created_at     BIGINT NOT NULL
) /* clustered */;
CREATE UNIQUE INDEX shop_feed_of_country ON shop_feed (shop_id, country);
CREATE INDEX shop_feed_by_due ON shop_feed (due_at);

-- One reading of a feed and its figures.
CREATE TABLE shop_feed_run (
    feed_id        UUID NOT NULL,
    run            BIGINT NOT NULL,
    started_at     BIGINT NOT NULL,
    ended_at       BIGINT,
    -- `reading`, `done`, `not_newer`, `too_short`, `broken_off` or `failed`.
    outcome        TEXT NOT NULL,
    -- Why, in words.
    message        TEXT NOT NULL,
    listed_before  BIGINT NOT NULL,
    items          BIGINT NOT NULL,
    added          BIGINT NOT NULL,
    changed        BIGINT NOT NULL,
    unchanged      BIGINT NOT NULL,
    gone           BIGINT NOT NULL,
    broken         BIGINT NOT NULL,
    PRIMARY KEY (feed_id, run)
) /* clustered */;

-- What was wrong with single products of a feed: the first thousand of a run.
CREATE TABLE shop_feed_fault (
    feed_id  UUID NOT NULL,
    run      BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    line     BIGINT NOT NULL,
    item     TEXT,
    field    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (feed_id, run, number)
) /* clustered */;

-- What an athlete uses, kept by facts; a removed one leaves its id, so that late news cannot bring it back.
CREATE TABLE shop_gear (
    athlete_id  UUID NOT NULL,
    gear_id     UUID NOT NULL,
    kind        TEXT NOT NULL,
    brand_key   TEXT NOT NULL,
    model_key   TEXT NOT NULL,
    in_use      BOOLEAN NOT NULL,
    removed     BOOLEAN NOT NULL,
    changed_at  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, gear_id)
) /* clustered */;

-- What an athlete does not want to see.
CREATE TABLE shop_hidden (
    athlete_id  UUID NOT NULL,
    shop_id     UUID NOT NULL,
    product_id  TEXT NOT NULL,
    group_id    TEXT NOT NULL,
    hidden_at   BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, shop_id, product_id)
) /* clustered */;

-- Whether an athlete wants suggestions. No row: as adults have it from the start.
CREATE TABLE shop_wish (
    athlete_id   UUID PRIMARY KEY,
    suggestions  BOOLEAN NOT NULL
) /* clustered */;
