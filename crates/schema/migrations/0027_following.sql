-- Whom somebody marked among their friends as close. Nobody else sees it; it ends with the friendship.
CREATE TABLE social_close (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;

-- Links by which somebody invites friends. Only the hash of the secret in a link is kept; the link names its maker.
CREATE TABLE social_friend_invitation (
    athlete_id     UUID NOT NULL,
    invitation_id  UUID NOT NULL,
    token_hash     BYTEA NOT NULL,
    uses           BIGINT NOT NULL,
    made_at        BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, invitation_id)
) /* clustered */;

-- Who lets people follow them. While there is no row, nobody follows and nothing goes into a follower's feed.
CREATE TABLE social_followable (
    athlete_id  UUID PRIMARY KEY,
    since_at    BIGINT NOT NULL
) /* clustered */;

-- Who follows whom, once under each of the two: `side` says what the other is to this athlete, `follower` or `followed`.
CREATE TABLE social_follow (
    athlete_id  UUID NOT NULL,
    side        TEXT NOT NULL,
    other_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, side, other_id)
) /* clustered */;
CREATE INDEX social_follow_by_time ON social_follow (athlete_id, side, since_at, other_id);

-- How many people somebody began to follow on the day on which they last did, in UTC: against following by the thousand.
CREATE TABLE social_follow_budget (
    athlete_id  UUID PRIMARY KEY,
    counted_on  TEXT NOT NULL,
    follows     BIGINT NOT NULL
) /* clustered */;
