-- Insight: feedback, visits, and how far each athlete came.

-- What people said. The key does not begin with an athlete: who is not signed in may speak too.
CREATE TABLE feedback (
    feedback_id  UUID PRIMARY KEY,
    -- NULL: somebody who was not signed in.
    athlete_id   UUID,
    -- 'happy', 'neutral', 'sad', 'problem', 'idea', 'praise'.
    kind         TEXT NOT NULL,
    words        TEXT NOT NULL,
    -- Where it was said: the pattern of the page, and what showed it.
    page         TEXT NOT NULL,
    build        TEXT NOT NULL,
    language     TEXT NOT NULL,
    width        TEXT NOT NULL,
    theme        TEXT NOT NULL,
    -- The name of the picture among our files.
    screenshot   TEXT,
    sent_at      BIGINT NOT NULL,
    -- 'new', 'seen', 'planned', 'done', 'declined'.
    state        TEXT NOT NULL,
    answer       TEXT,
    -- When the sender was last told something, and whether that was not read yet.
    told_at      BIGINT,
    unread       BOOLEAN NOT NULL,
    version      BIGINT NOT NULL
) /* clustered */;
CREATE INDEX feedback_by_time ON feedback (sent_at, feedback_id);
CREATE INDEX feedback_by_state ON feedback (state, sent_at);
CREATE INDEX feedback_by_athlete ON feedback (athlete_id, sent_at, feedback_id);

-- The days on which an athlete was here, by the athlete's own calendar: opened the app, or an activity arrived.
CREATE TABLE visit (
    athlete_id  UUID NOT NULL,
    visited_on  TEXT NOT NULL,
    -- What the app was built from; NULL when only an activity arrived.
    build       TEXT,
    PRIMARY KEY (athlete_id, visited_on)
) /* clustered */;

-- When an athlete did something for the first time.
CREATE TABLE journey_step (
    athlete_id  UUID NOT NULL,
    step        SMALLINT NOT NULL,
    first_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, step)
) /* clustered */;

-- Orders, so that a refunded one stops counting. One that is refunded before we hear of it has no time.
CREATE TABLE journey_order (
    athlete_id  UUID NOT NULL,
    order_id    UUID NOT NULL,
    placed_at   BIGINT,
    refunded    BOOLEAN NOT NULL,
    PRIMARY KEY (athlete_id, order_id)
) /* clustered */;

-- How far each athlete came, folded into one narrow row, so that figures are one pass over one index.
CREATE TABLE journey (
    athlete_id   UUID PRIMARY KEY,
    joined_at    BIGINT NOT NULL,
    joined_on    TEXT NOT NULL,
    -- The Monday of that day.
    joined_week  TEXT NOT NULL,
    country      TEXT NOT NULL,
    -- Steps in a row within the window, from 0.
    reached      SMALLINT NOT NULL,
    -- Steps done at all, a bit each.
    ever         SMALLINT NOT NULL,
    -- Days 1, 7 and 30 on which the athlete was here, a bit each.
    returned     SMALLINT NOT NULL,
    -- The last day on which the athlete was here, counted from the day of registration.
    last_day     BIGINT NOT NULL,
    -- A row that the demo made up, of nobody.
    invented     BOOLEAN NOT NULL,
    -- Moves with every change, so that two changes of one athlete wait for each other.
    changes      BIGINT NOT NULL
) /* clustered */;
CREATE INDEX journey_by_week
    ON journey (joined_week, country, joined_on, reached, ever, returned, last_day, invented);

-- What happened before this room was here: the only time that it reads it from where it lies. A job turns it
-- into the rows above, because only the program knows on which day an instant falls for whom.
CREATE TABLE journey_before (
    athlete_id   UUID NOT NULL,
    -- 'joined', 'activity', 'planned_done', 'achievement'.
    what         TEXT NOT NULL,
    happened_at  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, what, happened_at)
) /* clustered */;
INSERT INTO journey_before (athlete_id, what, happened_at)
SELECT athlete_id, 'joined', created_at FROM athlete;
INSERT INTO journey_before (athlete_id, what, happened_at)
SELECT DISTINCT athlete_id, 'activity', created_at FROM activity;
INSERT INTO journey_before (athlete_id, what, happened_at)
SELECT athlete_id, 'planned_done', MIN(changed_at) FROM training_session
WHERE activity_id IS NOT NULL GROUP BY athlete_id;
INSERT INTO journey_before (athlete_id, what, happened_at)
SELECT athlete_id, 'achievement', MIN(told_at) FROM reward_badge_told GROUP BY athlete_id;

-- Training: sessions of which it was told that they were done. Each is told once.
CREATE TABLE training_session_told (
    athlete_id  UUID NOT NULL,
    session_id  UUID NOT NULL,
    told_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
) /* clustered */;
INSERT INTO training_session_told (athlete_id, session_id, told_at)
SELECT athlete_id, session_id, changed_at FROM training_session WHERE activity_id IS NOT NULL;
