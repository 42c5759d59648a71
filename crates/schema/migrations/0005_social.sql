-- Social: how athletes stand to each other, how they are found, what the feed merges, kudos and comments.

-- How an athlete stands to another: `friend`; a request `sent` or `received`; or `declined`, which the other
-- side does not learn. Both sides are written in one transaction, each under its own athlete.
CREATE TABLE social_tie (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    tie         TEXT NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;
CREATE INDEX social_tie_by_time ON social_tie (athlete_id, tie, since_at, other_id);

-- Who is hidden from whom, under both: `made` by this athlete, or met from the other.
CREATE TABLE social_block (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    made        BOOLEAN NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id, made)
) /* clustered */;

-- When an athlete's ties or blocks last changed. Every change takes this row first, so that changes which
-- touch the same person wait for each other.
CREATE TABLE social_circle (
    athlete_id  UUID PRIMARY KEY,
    changed_at  BIGINT NOT NULL
) /* clustered */;

-- The words by which a person is found, folded to plain Latin letters: together, and each by itself.
CREATE TABLE social_person (
    athlete_id  UUID PRIMARY KEY,
    words       TEXT NOT NULL
) /* clustered */;
CREATE TABLE social_word (
    word        TEXT NOT NULL,
    athlete_id  UUID NOT NULL,
    PRIMARY KEY (word, athlete_id)
) /* clustered */;

-- What an athlete did, by day, for the feeds of friends. Whether somebody may see it is asked when it is read.
CREATE TABLE social_moment (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    started_on   TEXT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;
CREATE INDEX social_moment_by_day ON social_moment (athlete_id, started_on, activity_id);
-- What was recorded before this room listened.
INSERT INTO social_moment (athlete_id, activity_id, started_on)
SELECT athlete_id, activity_id, started_on FROM activity;

-- Kudos and comments stand with the activity, and so with its athlete.
CREATE TABLE social_kudos (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    giver_id     UUID NOT NULL,
    given_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id, giver_id)
) /* clustered */;
CREATE INDEX social_kudos_by_time ON social_kudos (athlete_id, activity_id, given_at, giver_id);

CREATE TABLE social_comment (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    comment_id   UUID NOT NULL,
    author_id    UUID NOT NULL,
    text         TEXT NOT NULL,
    written_at   BIGINT NOT NULL,
    edited_at    BIGINT,
    PRIMARY KEY (athlete_id, activity_id, comment_id)
) /* clustered */;
