-- Groups: clubs, teams and circles of people who train together.

-- One group. `kind` is `open`, `by_request` or `hidden`; `members` counts who belongs to it; a goal is all of its three columns
-- or none. `hidden` is a decision on a report; a closed group exists for nobody and waits to be swept. Every change of who
-- belongs to it takes this row first.
CREATE TABLE social_group (
    group_id      UUID PRIMARY KEY,
    name          TEXT NOT NULL,
    about         TEXT NOT NULL,
    kind          TEXT NOT NULL,
    sport         TEXT,
    place         TEXT,
    picture       TEXT,
    goal_measure  TEXT,
    goal_amount   BIGINT,
    goal_period   TEXT,
    members       BIGINT NOT NULL,
    words         TEXT NOT NULL,
    hidden        BOOLEAN NOT NULL,
    closed        BOOLEAN NOT NULL,
    created_at    BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL
) /* clustered */;

-- The words by which a group is found.
CREATE TABLE social_group_word (
    word      TEXT NOT NULL,
    group_id  UUID NOT NULL,
    PRIMARY KEY (word, group_id)
) /* clustered */;

-- How somebody stands to a group, under both, written in one transaction: `owner`, `admin`, `coach`, `member`; `asked`,
-- `declined` (which the one who asked does not learn) or `banned`.
CREATE TABLE social_membership (
    athlete_id  UUID NOT NULL,
    group_id    UUID NOT NULL,
    tie         TEXT NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, group_id)
) /* clustered */;
CREATE TABLE social_group_tie (
    group_id    UUID NOT NULL,
    athlete_id  UUID NOT NULL,
    tie         TEXT NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (group_id, athlete_id)
) /* clustered */;
CREATE INDEX social_group_tie_by_time ON social_group_tie (group_id, tie, since_at, athlete_id);

-- Links that let somebody in. Only the hash of the secret in a link is kept.
CREATE TABLE social_group_invitation (
    group_id       UUID NOT NULL,
    invitation_id  UUID NOT NULL,
    token_hash     BYTEA NOT NULL,
    most_uses      BIGINT NOT NULL,
    uses           BIGINT NOT NULL,
    made_at        BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    PRIMARY KEY (group_id, invitation_id)
) /* clustered */;

-- What members write to each other.
CREATE TABLE social_group_post (
    group_id      UUID NOT NULL,
    post_id       UUID NOT NULL,
    author_id     UUID NOT NULL,
    announcement  BOOLEAN NOT NULL,
    text          TEXT NOT NULL,
    written_at    BIGINT NOT NULL,
    edited_at     BIGINT,
    hidden        BOOLEAN NOT NULL,
    PRIMARY KEY (group_id, post_id)
) /* clustered */;
CREATE INDEX social_group_post_by_time ON social_group_post (group_id, written_at, post_id);
CREATE INDEX social_group_post_by_author ON social_group_post (author_id, group_id, written_at);

-- When and where a group meets. `sequence` counts changes, for calendars (RFC 5545, 3.8.7.4).
CREATE TABLE social_group_event (
    group_id      UUID NOT NULL,
    event_id      UUID NOT NULL,
    title         TEXT NOT NULL,
    about         TEXT NOT NULL,
    place         TEXT NOT NULL,
    starts_at     BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    time_zone     TEXT NOT NULL,
    cancelled     BOOLEAN NOT NULL,
    sequence      BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (group_id, event_id)
) /* clustered */;
CREATE INDEX social_group_event_by_time ON social_group_event (group_id, starts_at, event_id);

-- Who comes: `yes`, `maybe` or `no`.
CREATE TABLE social_group_answer (
    group_id     UUID NOT NULL,
    event_id     UUID NOT NULL,
    athlete_id   UUID NOT NULL,
    answer       TEXT NOT NULL,
    answered_at  BIGINT NOT NULL,
    PRIMARY KEY (group_id, event_id, athlete_id)
) /* clustered */;
CREATE INDEX social_group_answer_by_time ON social_group_answer (group_id, event_id, answer, answered_at, athlete_id);
CREATE INDEX social_group_answer_by_athlete ON social_group_answer (athlete_id, group_id);

-- What one activity of a member brings a group: whole metres and whole seconds, as everybody sees them.
CREATE TABLE social_group_receipt (
    athlete_id   UUID NOT NULL,
    group_id     UUID NOT NULL,
    activity_id  UUID NOT NULL,
    counted_on   TEXT NOT NULL,
    sport        TEXT NOT NULL,
    distance_m   BIGINT NOT NULL,
    moving_s     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, group_id, activity_id)
) /* clustered */;

-- The sums of the receipts of a group, day by day and sport by sport.
CREATE TABLE social_group_day (
    group_id    UUID NOT NULL,
    counted_on  TEXT NOT NULL,
    sport       TEXT NOT NULL,
    activities  BIGINT NOT NULL,
    distance_m  BIGINT NOT NULL,
    moving_s    BIGINT NOT NULL,
    PRIMARY KEY (group_id, counted_on, sport)
) /* clustered */;
