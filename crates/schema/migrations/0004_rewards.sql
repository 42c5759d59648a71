-- Rewards: what an athlete's activities amount to. No health data comes here.

-- The room's own picture of each activity: only what it counts. The truth behind everything below.
CREATE TABLE reward_activity (
    athlete_id      UUID NOT NULL,
    activity_id     UUID NOT NULL,
    sport           TEXT NOT NULL,
    started_at      BIGINT NOT NULL,
    started_on      TEXT NOT NULL,
    started_minute  SMALLINT NOT NULL,
    moving_s        DOUBLE PRECISION NOT NULL,
    distance_m      DOUBLE PRECISION,
    ascent_m        DOUBLE PRECISION,
    efforts         TEXT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;
CREATE INDEX reward_activity_by_day ON reward_activity (athlete_id, started_on);

-- Removed activities, so that a fact which arrives late cannot bring one back.
CREATE TABLE reward_activity_removed (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;

-- The same activities packed by calendar month (YYYY-MM), so that a whole life is read in a blink.
-- Derived from reward_activity; a page of another version is read from there instead.
CREATE TABLE reward_month (
    athlete_id  UUID NOT NULL,
    month       TEXT NOT NULL,
    page        BYTEA NOT NULL,
    PRIMARY KEY (athlete_id, month)
);

-- Active days a week the athlete set out to have, from a Monday on.
CREATE TABLE reward_goal (
    athlete_id  UUID NOT NULL,
    from_on     TEXT NOT NULL,
    goal_days   SMALLINT NOT NULL,
    PRIMARY KEY (athlete_id, from_on)
) /* clustered */;

-- Where the athlete stands after the last activity, derived; and the highest level ever told, which is not.
CREATE TABLE reward_standing (
    athlete_id     UUID PRIMARY KEY,
    highest_level  BIGINT NOT NULL,
    body           TEXT NOT NULL
) /* clustered */;

-- Badges whose earning was published once. A badge that is lost and earned again is not told again.
CREATE TABLE reward_badge_told (
    athlete_id  UUID NOT NULL,
    badge       TEXT NOT NULL,
    tier        TEXT NOT NULL,
    told_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, badge, tier)
) /* clustered */;
