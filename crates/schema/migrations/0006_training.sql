-- Training: plans, their sessions, and which activity was which session.

-- Lets one change of an athlete's training wait for the other.
CREATE TABLE training_athlete (
    athlete_id  UUID PRIMARY KEY,
    revision    BIGINT NOT NULL
) /* clustered */;

-- The room's own picture of each activity: only what plans are made of.
CREATE TABLE training_activity (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    sport        TEXT NOT NULL,
    started_at   BIGINT NOT NULL,
    started_on   TEXT NOT NULL,
    distance_m   DOUBLE PRECISION,
    moving_s     DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;
CREATE INDEX training_activity_by_day ON training_activity (athlete_id, started_on);

-- Removed activities, so that a fact which arrives late cannot bring one back.
CREATE TABLE training_activity_removed (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;

-- Plans. At most one of an athlete has not ended.
CREATE TABLE training_plan (
    athlete_id     UUID NOT NULL,
    plan_id        UUID NOT NULL,
    -- The goal and what was answered to it, as JSON.
    goal           TEXT NOT NULL,
    outcome        TEXT NOT NULL,
    rules_version  BIGINT NOT NULL,
    easy_mps       DOUBLE PRECISION NOT NULL,
    starts_on      TEXT NOT NULL,
    ends_on        TEXT NOT NULL,
    -- The day up to which it was settled against what happened.
    settled_on     TEXT NOT NULL,
    is_active      BOOLEAN NOT NULL,
    created_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, plan_id)
) /* clustered */;

-- Sessions: as they were first laid out (planned_), and as they are to be done.
CREATE TABLE training_session (
    athlete_id      UUID NOT NULL,
    session_id      UUID NOT NULL,
    plan_id         UUID NOT NULL,
    sport           TEXT NOT NULL,
    easy_mps        DOUBLE PRECISION NOT NULL,
    planned_on      TEXT NOT NULL,
    planned_kind    TEXT NOT NULL,
    -- Metres, or seconds of strength.
    planned_size    DOUBLE PRECISION NOT NULL,
    phase           TEXT NOT NULL,
    step_back       BOOLEAN NOT NULL,
    variety         BIGINT NOT NULL,
    due_on          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    size            DOUBLE PRECISION NOT NULL,
    duration_s      DOUBLE PRECISION NOT NULL,
    workout         TEXT NOT NULL,
    repeats         BIGINT NOT NULL,
    because         TEXT,
    skipped         BOOLEAN NOT NULL,
    -- What it was, and why we think so: rule or hand, by distance or by duration, done and planned.
    activity_id     UUID,
    matched_by      TEXT,
    matched_basis   TEXT,
    matched_done    DOUBLE PRECISION,
    matched_wanted  DOUBLE PRECISION,
    changed_at      BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
) /* clustered */;
CREATE INDEX training_session_by_day ON training_session (athlete_id, due_on);
CREATE INDEX training_session_by_plan ON training_session (athlete_id, plan_id);
-- An activity is at most one session.
CREATE UNIQUE INDEX training_session_by_activity ON training_session (athlete_id, activity_id);

-- Pairs that the athlete took apart: no rule puts them together again.
CREATE TABLE training_unmatched (
    athlete_id   UUID NOT NULL,
    session_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    PRIMARY KEY (athlete_id, session_id, activity_id)
) /* clustered */;

-- What changed in a plan by itself, on which day, and why.
CREATE TABLE training_change (
    athlete_id  UUID NOT NULL,
    plan_id     UUID NOT NULL,
    noted_on    TEXT NOT NULL,
    session_id  UUID NOT NULL,
    what        TEXT NOT NULL,
    before_size DOUBLE PRECISION NOT NULL,
    after_size  DOUBLE PRECISION NOT NULL,
    because     TEXT,
    PRIMARY KEY (athlete_id, plan_id, noted_on, session_id, what)
) /* clustered */;
