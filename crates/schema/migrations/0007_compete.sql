-- Compete: challenges, who takes part, what counts, and where everybody stands.

-- A challenge. What it asks for stands in challenge_rules; the columns here are what lists and clocks need.
CREATE TABLE challenge (
    challenge_id   UUID PRIMARY KEY,
    -- 'regional': held by the operator for a country, or for the world when there is none.
    -- 'friends': held by an athlete for those who are invited.
    kind           TEXT NOT NULL,
    country        TEXT,
    creator_id     UUID NOT NULL,
    title          TEXT NOT NULL,
    about          TEXT NOT NULL,
    rules_version  BIGINT NOT NULL,
    starts_on      TEXT NOT NULL,
    ends_on        TEXT NOT NULL,
    -- From this instant on nothing that happens changes the standings.
    closes_at      BIGINT NOT NULL,
    -- 'open', 'closing' (final ranks are being written), 'closed'.
    state          TEXT NOT NULL,
    -- Whoever holds it may join a challenge among friends.
    invite_code    TEXT,
    created_at     BIGINT NOT NULL
) /* clustered */;
CREATE INDEX challenge_by_end ON challenge (kind, ends_on, challenge_id);
CREATE INDEX challenge_by_closing ON challenge (state, closes_at);
CREATE INDEX challenge_by_creator ON challenge (creator_id, state);

-- Every version of a challenge's rules. A version judges the activities that start on its first day or later.
CREATE TABLE challenge_rules (
    challenge_id  UUID NOT NULL,
    version       BIGINT NOT NULL,
    applies_from  TEXT,
    rules         TEXT NOT NULL,
    note          TEXT NOT NULL,
    made_at       BIGINT NOT NULL,
    PRIMARY KEY (challenge_id, version)
) /* clustered */;

-- Who takes part, from the athlete's side. `rules_version` is the one under which the entries were judged.
CREATE TABLE challenge_member (
    athlete_id     UUID NOT NULL,
    challenge_id   UUID NOT NULL,
    joined_at      BIGINT NOT NULL,
    joined_on      TEXT NOT NULL,
    rules_version  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, challenge_id)
) /* clustered */;
CREATE INDEX challenge_member_by_rules ON challenge_member (challenge_id, rules_version, athlete_id);

-- Who takes part, from the challenge's side: the board. The score has its sign turned, so that one rising
-- index is the order of the board: more first, then who was there earlier.
CREATE TABLE challenge_standing (
    challenge_id     UUID NOT NULL,
    athlete_id       UUID NOT NULL,
    score_negated    BIGINT NOT NULL,
    achieved_at      BIGINT NOT NULL,
    goal_reached_at  BIGINT,
    final_rank       BIGINT,
    PRIMARY KEY (challenge_id, athlete_id)
) /* clustered */;
CREATE INDEX challenge_standing_in_order
    ON challenge_standing (challenge_id, score_negated, achieved_at, athlete_id);

-- The eligibility receipt: what became of an activity in a challenge, and by which rule.
CREATE TABLE challenge_entry (
    athlete_id     UUID NOT NULL,
    challenge_id   UUID NOT NULL,
    activity_id    UUID NOT NULL,
    sport          TEXT NOT NULL,
    started_on     TEXT NOT NULL,
    ended_at       BIGINT NOT NULL,
    verdict        TEXT NOT NULL,
    -- What it adds, in the unit of the challenge; 0 when it does not count.
    value          BIGINT NOT NULL,
    measured       DOUBLE PRECISION,
    threshold      DOUBLE PRECISION,
    threshold_on   TEXT,
    rules_version  BIGINT NOT NULL,
    judged_at      BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, challenge_id, activity_id)
) /* clustered */;
CREATE INDEX challenge_entry_by_challenge ON challenge_entry (challenge_id, activity_id);

-- Who was asked to join a challenge among friends.
CREATE TABLE challenge_invitation (
    athlete_id    UUID NOT NULL,
    challenge_id  UUID NOT NULL,
    invited_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, challenge_id)
) /* clustered */;

-- The room's own picture of each activity: only what it judges. A removed one leaves its id, so that a fact
-- which arrives late cannot bring it back.
CREATE TABLE challenge_activity (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    removed      BOOLEAN NOT NULL,
    sport        TEXT NOT NULL,
    started_on   TEXT NOT NULL,
    ended_at     BIGINT NOT NULL,
    moving_s     DOUBLE PRECISION NOT NULL,
    distance_m   DOUBLE PRECISION,
    ascent_m     DOUBLE PRECISION,
    arrived_at   BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;
CREATE INDEX challenge_activity_by_day ON challenge_activity (athlete_id, started_on);

-- Activities that were here before this room was: the only time that it reads them from where they lie.
INSERT INTO challenge_activity (athlete_id, activity_id, removed, sport, started_on, ended_at, moving_s,
                                distance_m, ascent_m, arrived_at)
SELECT athlete_id, activity_id, FALSE, sport, started_on, started_at + CAST(elapsed_s * 1000 AS BIGINT),
       moving_s, distance_m, ascent_m, created_at
FROM activity;

-- One row for each athlete of whom this room knows, so that two changes of one athlete wait for each other.
CREATE TABLE challenge_athlete (
    athlete_id  UUID PRIMARY KEY,
    changes     BIGINT NOT NULL
) /* clustered */;

-- Results of official challenges, as the rewards room heard of them.
CREATE TABLE reward_challenge (
    athlete_id    UUID NOT NULL,
    challenge_id  UUID NOT NULL,
    completed     BOOLEAN NOT NULL,
    won           BOOLEAN NOT NULL,
    ended_on      TEXT NOT NULL,
    PRIMARY KEY (athlete_id, challenge_id)
) /* clustered */;

-- Identity: who runs this installation.
CREATE TABLE operator (
    athlete_id  UUID PRIMARY KEY,
    added_at    BIGINT NOT NULL
) /* clustered */;
