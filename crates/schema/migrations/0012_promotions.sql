-- Shop: promotions, the offers they made, their codes, ways to the shop, and orders.

-- A promotion of the operator: who gets what for what, when, and how often. `used` counts the offers that
-- stand against the budget; one guarded UPDATE moves it, so a budget of 100 is 100.
CREATE TABLE shop_promotion (
    promotion_id    UUID PRIMARY KEY,
    shop_id         UUID NOT NULL,
    version         BIGINT NOT NULL,
    title           TEXT NOT NULL,
    about           TEXT NOT NULL,
    title_ru        TEXT NOT NULL,
    about_ru        TEXT NOT NULL,
    -- ISO 3166-1 codes with a space between them; empty: every country.
    countries       TEXT NOT NULL,
    -- ISO 3166-2.
    region          TEXT,
    min_level       BIGINT NOT NULL,
    -- 'badge', 'level', 'challenge', 'first_activity' or 'open'; the key is the badge's or the challenge's id.
    unlock_kind     TEXT NOT NULL,
    unlock_key      TEXT NOT NULL,
    unlock          TEXT NOT NULL,
    discount        TEXT NOT NULL,
    currency        TEXT,
    starts_at       BIGINT NOT NULL,
    ends_at         BIGINT NOT NULL,
    valid_days      BIGINT NOT NULL,
    budget          BIGINT NOT NULL,
    per_person      BIGINT NOT NULL,
    refund_returns  BOOLEAN NOT NULL,
    used            BIGINT NOT NULL,
    -- What its shop said when the last codes were to be made: 'away', 'refused', or nothing.
    shop_fault      TEXT,
    created_at      BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL
) /* clustered */;
CREATE INDEX shop_promotion_by_unlock ON shop_promotion (unlock_kind, unlock_key, ends_at);
CREATE INDEX shop_promotion_by_end ON shop_promotion (ends_at);

-- When a promotion stood still. What happened meanwhile gives nothing, however late it is heard of.
CREATE TABLE shop_promotion_pause (
    promotion_id  UUID NOT NULL,
    paused_at     BIGINT NOT NULL,
    resumed_at    BIGINT,
    PRIMARY KEY (promotion_id, paused_at)
) /* clustered */;

-- What this room keeps of an athlete: the highest level told. The row is also the lock of an athlete's offers.
CREATE TABLE shop_athlete (
    athlete_id  UUID PRIMARY KEY,
    level       BIGINT NOT NULL
) /* clustered */;
INSERT INTO shop_athlete (athlete_id, level) SELECT athlete_id, highest_level FROM reward_standing;

-- The first activity that each athlete ever recorded; unknown where it was here before this room was.
CREATE TABLE shop_first_activity (
    athlete_id   UUID PRIMARY KEY,
    activity_id  UUID
) /* clustered */;
INSERT INTO shop_first_activity (athlete_id, activity_id) SELECT DISTINCT athlete_id, CAST(NULL AS UUID) FROM activity;

-- What a promotion gave to an athlete, once for each cause.
CREATE TABLE shop_offer (
    athlete_id    UUID NOT NULL,
    offer_id      UUID NOT NULL,
    promotion_id  UUID NOT NULL,
    shop_id       UUID NOT NULL,
    -- Such as `badge:first_5k:` or `challenge:<id>`: told twice is granted once.
    cause         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    -- 'granted', 'taken', 'redeemed', 'expired' or 'refunded'.
    state         TEXT NOT NULL,
    granted_at    BIGINT NOT NULL,
    valid_until   BIGINT NOT NULL,
    code          TEXT,
    taken_at      BIGINT,
    redeemed_at   BIGINT,
    order_id      UUID,
    PRIMARY KEY (athlete_id, offer_id)
) /* clustered */;
CREATE UNIQUE INDEX shop_offer_by_cause ON shop_offer (athlete_id, promotion_id, cause);
CREATE INDEX shop_offer_by_promotion ON shop_offer (promotion_id, state);
CREATE INDEX shop_offer_by_end ON shop_offer (state, valid_until);

-- The codes of a shop. 'making': to exist in the shop, perhaps does already. 'voiding': to be worthless there.
CREATE TABLE shop_code (
    shop_id       UUID NOT NULL,
    code          TEXT NOT NULL,
    promotion_id  UUID NOT NULL,
    -- 'making', 'free', 'taken', 'redeemed', 'voiding' or 'void'.
    state         TEXT NOT NULL,
    athlete_id    UUID,
    offer_id      UUID,
    -- Until when the shop takes it; unknown for a code that the operator brought.
    valid_until   BIGINT,
    -- The shop's number of the one order that it paid for.
    order_number  TEXT,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (shop_id, code)
) /* clustered */;
CREATE INDEX shop_code_by_promotion ON shop_code (promotion_id, state, code);
CREATE INDEX shop_code_by_state ON shop_code (state, changed_at);
CREATE INDEX shop_code_by_offer ON shop_code (offer_id);

-- Ways to the shop that somebody went. The id is random: it tells the shop nothing. Kept for 30 days.
CREATE TABLE shop_click (
    click       TEXT PRIMARY KEY,
    athlete_id  UUID NOT NULL,
    shop_id     UUID NOT NULL,
    product_id  TEXT,
    offer_id    UUID,
    clicked_at  BIGINT NOT NULL
) /* clustered */;
CREATE INDEX shop_click_by_athlete ON shop_click (athlete_id, clicked_at);
CREATE INDEX shop_click_by_time ON shop_click (clicked_at);

-- Webhooks that took effect, so that a replay does not. Kept for 30 days.
CREATE TABLE shop_webhook (
    shop_id      UUID NOT NULL,
    webhook_id   TEXT NOT NULL,
    received_at  BIGINT NOT NULL,
    PRIMARY KEY (shop_id, webhook_id)
) /* clustered */;
CREATE INDEX shop_webhook_by_time ON shop_webhook (received_at);

-- An order as its shop told us, whatever came first. Whose it is stands here alone.
CREATE TABLE shop_order (
    order_id        UUID PRIMARY KEY,
    shop_id         UUID NOT NULL,
    -- The shop's own number of it.
    number          TEXT NOT NULL,
    athlete_id      UUID,
    promotion_id    UUID,
    offer_id        UUID,
    -- 'code', 'click' or 'none'.
    attribution     TEXT NOT NULL,
    code_reused     BOOLEAN NOT NULL,
    placed_at       BIGINT,
    currency        TEXT,
    total_minor     BIGINT,
    refunded_minor  BIGINT NOT NULL,
    refunded_whole  BOOLEAN NOT NULL,
    cancelled       BOOLEAN NOT NULL,
    -- Where the newest event that we heard stands in the shop's own order of events.
    sequence        BIGINT NOT NULL,
    rank            BIGINT NOT NULL,
    -- Whether ProductsBought was published.
    told            BOOLEAN NOT NULL,
    received_at     BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL
) /* clustered */;
CREATE UNIQUE INDEX shop_order_by_number ON shop_order (shop_id, number);
CREATE INDEX shop_order_by_promotion ON shop_order (promotion_id, received_at);
CREATE INDEX shop_order_by_time ON shop_order (received_at, order_id);

CREATE TABLE shop_order_line (
    order_id           UUID NOT NULL,
    line               SMALLINT NOT NULL,
    product_id         TEXT NOT NULL,
    quantity           BIGINT NOT NULL,
    total_minor        BIGINT NOT NULL,
    refunded_quantity  BIGINT NOT NULL,
    PRIMARY KEY (order_id, line)
) /* clustered */;
