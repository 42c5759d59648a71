-- Consent: what each athlete allowed, refused and took back, row after row. Nothing changes or removes a row; the
-- hash of each covers the one before it (kernel::chain), so that whoever does so is found out.
CREATE TABLE consent_event (
    athlete_id            UUID NOT NULL,
    -- From 1, without a gap.
    sequence              BIGINT NOT NULL,
    event_id              UUID NOT NULL,
    -- 'health_metrics', 'product_recommendations', 'analytics', ...
    purpose               TEXT NOT NULL,
    -- 'given', 'refused', 'withdrawn', 'expired', 'renewed'.
    action                TEXT NOT NULL,
    -- Who decided: 'self' or 'guardian'.
    actor                 TEXT NOT NULL,
    -- The row of the table of countries that held, and the hash of its text then.
    jurisdiction          TEXT NOT NULL,
    jurisdiction_version  TEXT NOT NULL,
    -- Which kinds of data, as words with commas.
    data_classes          TEXT NOT NULL,
    -- The words that were read: which, in which language, and their hash.
    notice_id             TEXT NOT NULL,
    notice_version        BIGINT NOT NULL,
    notice_hash           TEXT NOT NULL,
    locale                TEXT NOT NULL,
    -- 'web', 'system'.
    channel               TEXT NOT NULL,
    -- The hash of what showed the switch: screen, build and words.
    ui_hash               TEXT,
    -- What proves that it was the actor: the session.
    evidence              TEXT,
    happened_at           BIGINT NOT NULL,
    prev_hash             TEXT NOT NULL,
    hash                  TEXT NOT NULL,
    PRIMARY KEY (athlete_id, sequence)
) /* clustered */;

-- The end of each athlete's chain, kept apart: rows cut off at the end show here.
CREATE TABLE consent_head (
    athlete_id  UUID PRIMARY KEY,
    events      BIGINT NOT NULL,
    hash        TEXT NOT NULL,
    -- Moves when somebody stores what a consent allows, so that a withdrawal waits for it, and it for a withdrawal.
    held        BIGINT NOT NULL
) /* clustered */;

-- How things stand: a projection of the rows above.
CREATE TABLE consent (
    athlete_id      UUID NOT NULL,
    purpose         TEXT NOT NULL,
    action          TEXT NOT NULL,
    notice_version  BIGINT NOT NULL,
    -- Of the event that made it so.
    sequence        BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, purpose)
) /* clustered */;
-- Finds consents to words that are no longer the current ones.
CREATE INDEX consent_by_notice ON consent (purpose, action, notice_version);

-- Insight: what was noted of people's ways before anybody was asked goes. Rows that the demo made up are of nobody.
DELETE FROM visit;
DELETE FROM journey_before;
DELETE FROM journey_step WHERE athlete_id NOT IN (SELECT athlete_id FROM journey WHERE invented);
DELETE FROM journey_order WHERE athlete_id NOT IN (SELECT athlete_id FROM journey WHERE invented);
DELETE FROM journey WHERE NOT invented;

-- Activity: whether an activity was worked out with what its file tells of the body. What is here was.
ALTER TABLE activity ADD COLUMN with_health BOOLEAN NOT NULL DEFAULT TRUE;
-- Athletes whose activities were worked out before anybody was asked; a job goes through them once.
CREATE TABLE activity_unasked (
    athlete_id  UUID PRIMARY KEY
) /* clustered */;
INSERT INTO activity_unasked (athlete_id) SELECT DISTINCT athlete_id FROM activity;
INSERT INTO activity_unasked (athlete_id)
SELECT athlete_id FROM body WHERE athlete_id NOT IN (SELECT athlete_id FROM activity);
