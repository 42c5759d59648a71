-- What an athlete takes away, and brings elsewhere. The work is a row with a lease: when its process dies, another goes on.
CREATE TABLE data_export (
    athlete_id    UUID NOT NULL,
    export_id     UUID NOT NULL,
    state         TEXT NOT NULL,     -- waiting, working, ready, failed
    step          TEXT NOT NULL,     -- data, recordings, closing
    done          BIGINT NOT NULL,
    total         BIGINT NOT NULL,
    file          TEXT,              -- a name of ours, once it is ready
    bytes         BIGINT,
    owner         TEXT NOT NULL,
    leased_until  BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    asked_at      BIGINT NOT NULL,
    ended_at      BIGINT,
    expires_at    BIGINT,
    PRIMARY KEY (athlete_id, export_id)
) /* clustered */;
-- One at a time for each athlete.
CREATE UNIQUE INDEX data_export_open ON data_export (athlete_id) WHERE ended_at IS NULL;
CREATE INDEX data_export_by_lease ON data_export (leased_until) WHERE ended_at IS NULL;
CREATE INDEX data_export_by_asking ON data_export (asked_at);

-- The export of another Stadion that an athlete brought.
CREATE TABLE data_restore (
    athlete_id    UUID NOT NULL,
    restore_id    UUID NOT NULL,
    state         TEXT NOT NULL,     -- waiting, working, done, failed
    file          TEXT,              -- a name of ours, until it is done
    done          BIGINT NOT NULL,
    total         BIGINT NOT NULL,
    report        TEXT,              -- JSON: what came over and what did not
    owner         TEXT NOT NULL,
    leased_until  BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    asked_at      BIGINT NOT NULL,
    ended_at      BIGINT,
    PRIMARY KEY (athlete_id, restore_id)
) /* clustered */;
CREATE UNIQUE INDEX data_restore_open ON data_restore (athlete_id) WHERE ended_at IS NULL;
CREATE INDEX data_restore_by_lease ON data_restore (leased_until) WHERE ended_at IS NULL;
