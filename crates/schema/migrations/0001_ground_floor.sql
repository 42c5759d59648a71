-- The ground floor: the athlete card, facts and their delivery, remembered answers.
-- Types are PostgreSQL's; the runner rewrites them for SQLite (see kernel::db::migrate).

CREATE TABLE athlete (
    athlete_id        UUID PRIMARY KEY,
    handle            TEXT NOT NULL,
    name              TEXT NOT NULL,
    country           TEXT NOT NULL,
    time_zone         TEXT NOT NULL,
    language          TEXT NOT NULL,
    units             TEXT NOT NULL,
    birth_on          TEXT NOT NULL,
    default_audience  TEXT NOT NULL,
    created_at        BIGINT NOT NULL
) /* clustered */;

-- Handles have a table of their own: a unique key without the athlete's id cannot live in a sharded table.
CREATE TABLE athlete_handle (
    handle      TEXT PRIMARY KEY,
    athlete_id  UUID NOT NULL
) /* clustered */;

CREATE TABLE fact (
    athlete_id   UUID NOT NULL,
    fact_id      UUID NOT NULL,
    kind         TEXT NOT NULL,
    body         TEXT NOT NULL,
    happened_at  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, fact_id)
) /* clustered */;

CREATE TABLE fact_delivery (
    position     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lane         SMALLINT NOT NULL,
    athlete_id   UUID NOT NULL,
    fact_id      UUID NOT NULL,
    kind         TEXT NOT NULL,
    body         TEXT NOT NULL,
    listener     TEXT NOT NULL,
    attempts     BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    happened_at  BIGINT NOT NULL,
    parked_at    BIGINT,
    last_error   TEXT
);
CREATE INDEX fact_delivery_by_lane ON fact_delivery (lane, position) WHERE parked_at IS NULL;
CREATE INDEX fact_delivery_parked ON fact_delivery (position) WHERE parked_at IS NOT NULL;
CREATE INDEX fact_delivery_by_fact ON fact_delivery (fact_id);

CREATE TABLE fact_lane (
    lane          SMALLINT PRIMARY KEY,
    owner         TEXT NOT NULL,
    leased_until  BIGINT NOT NULL
) /* clustered */;
INSERT INTO fact_lane (lane, owner, leased_until)
WITH RECURSIVE lanes (lane) AS (SELECT 0 UNION ALL SELECT lane + 1 FROM lanes WHERE lane < 63)
SELECT lane, '', 0 FROM lanes;

CREATE TABLE idempotency (
    owner_id      UUID NOT NULL,
    operation     TEXT NOT NULL,
    idem_key      TEXT NOT NULL,
    request_hash  BYTEA NOT NULL,
    answer        TEXT NOT NULL,
    asked_at      BIGINT NOT NULL,
    PRIMARY KEY (owner_id, operation, idem_key)
) /* clustered */;
CREATE INDEX idempotency_by_age ON idempotency (asked_at);
