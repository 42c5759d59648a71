-- Social: what is told outside of the app. Where a device is reached, what waits to go there, and letters about what nobody
-- looked at.

-- Where a device of somebody takes messages: one for each sign-in, and gone with it.
CREATE TABLE social_push (
    athlete_id     UUID NOT NULL,
    session_id     UUID NOT NULL,
    -- The address at the push service and the keys of the device, sealed under a key of the region.
    sealed         BYTEA NOT NULL,
    -- Finds the same address again, and tells nobody what it is who has not the key of the region.
    endpoint_mark  BYTEA NOT NULL,
    made_at        BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, session_id)
) /* clustered */;
CREATE INDEX social_push_by_endpoint ON social_push (endpoint_mark);

-- Lines that are to be told on a device. More of the same before it is sent is still one row.
CREATE TABLE social_push_due (
    athlete_id       UUID NOT NULL,
    session_id       UUID NOT NULL,
    notification_id  UUID NOT NULL,
    -- When the line moved last.
    told_at          BIGINT NOT NULL,
    -- When it is tried next. Whoever tries moves it ahead first, so that two processes do not send it at once.
    due_at           BIGINT NOT NULL,
    tries            BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, session_id, notification_id)
) /* clustered */;
CREATE INDEX social_push_due_by_due ON social_push_due (due_at);

-- What somebody chose of a kind outside of the app: `channel` is push or mail. No row: as it is for everybody.
CREATE TABLE social_channel (
    athlete_id  UUID NOT NULL,
    channel     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    wanted      BOOLEAN NOT NULL,
    PRIMARY KEY (athlete_id, channel, kind)
) /* clustered */;

-- Who wants letters about what they did not see, how often (daily or weekly), and when the next one is due.
CREATE TABLE social_digest (
    athlete_id  UUID PRIMARY KEY,
    rhythm      TEXT NOT NULL,
    next_at     BIGINT NOT NULL,
    -- What moved before was in an earlier letter, or before there were any.
    told_until_at  BIGINT NOT NULL
) /* clustered */;
CREATE INDEX social_digest_by_next ON social_digest (next_at);
