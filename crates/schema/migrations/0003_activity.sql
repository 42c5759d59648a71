-- Activity: activities and their parts, imports, an athlete's measures, work in the background.

-- What lists and sums need. The rest of an activity is in activity_detail.
CREATE TABLE activity (
    athlete_id          UUID NOT NULL,
    activity_id         UUID NOT NULL,
    -- The file it came from: hash of its bytes, which of its activities this is, how many it has.
    content_hash        BYTEA NOT NULL,
    part                SMALLINT NOT NULL,
    parts               SMALLINT NOT NULL,
    original            TEXT NOT NULL,
    file_name           TEXT,
    file_kind           TEXT NOT NULL,
    audience            TEXT NOT NULL,
    title               TEXT,
    title_from_file     BOOLEAN NOT NULL,
    description         TEXT,
    -- Words to search in, folded: those that others may see, and those of the athlete alone.
    search_shown        TEXT NOT NULL,
    search_own          TEXT NOT NULL,
    sport               TEXT NOT NULL,
    sub_sport           TEXT,
    sport_chosen        BOOLEAN NOT NULL,
    started_at          BIGINT NOT NULL,
    started_on          TEXT NOT NULL,
    started_minute      SMALLINT NOT NULL,
    utc_offset_s        BIGINT NOT NULL,
    time_zone           TEXT NOT NULL,
    distance_m          DOUBLE PRECISION,
    elapsed_s           DOUBLE PRECISION NOT NULL,
    timer_s             DOUBLE PRECISION NOT NULL,
    moving_s            DOUBLE PRECISION NOT NULL,
    ascent_m            DOUBLE PRECISION,
    avg_speed_mps       DOUBLE PRECISION,
    avg_heart_rate_bpm  DOUBLE PRECISION,
    avg_power_w         DOUBLE PRECISION,
    load                DOUBLE PRECISION NOT NULL,
    has_streams         BOOLEAN NOT NULL,
    has_map             BOOLEAN NOT NULL,
    derivation_version  BIGINT NOT NULL,
    body_revision       BIGINT NOT NULL,
    created_at          BIGINT NOT NULL,
    changed_at          BIGINT NOT NULL,
    outline             TEXT,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;
-- The same bytes are one activity, also when they come twice at once.
CREATE UNIQUE INDEX activity_by_content ON activity (athlete_id, content_hash, part);
CREATE INDEX activity_by_start ON activity (athlete_id, started_at, activity_id);
-- For others, who do not learn the hour; and for sums over days.
CREATE INDEX activity_by_day ON activity (athlete_id, started_on, activity_id, load);

CREATE TABLE activity_detail (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    -- Laps, splits, pauses, zones and the like as one JSON document; its version is inside.
    document     TEXT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
);

CREATE TABLE activity_effort (
    athlete_id   UUID NOT NULL,
    activity_id  UUID NOT NULL,
    name         TEXT NOT NULL,
    sport        TEXT NOT NULL,
    elapsed_s    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (athlete_id, activity_id, name)
) /* clustered */;
CREATE INDEX activity_effort_best ON activity_effort (athlete_id, sport, name, elapsed_s);

-- Whose an activity is: an address names the activity alone.
CREATE TABLE activity_owner (
    activity_id  UUID PRIMARY KEY,
    athlete_id   UUID NOT NULL
) /* clustered */;

CREATE TABLE activity_import (
    athlete_id   UUID NOT NULL,
    import_id    UUID NOT NULL,
    file_name    TEXT,
    status       TEXT NOT NULL,
    total        BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    finished_at  BIGINT,
    PRIMARY KEY (athlete_id, import_id)
) /* clustered */;

CREATE TABLE activity_import_file (
    athlete_id   UUID NOT NULL,
    import_id    UUID NOT NULL,
    position     BIGINT NOT NULL,
    name         TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    code         TEXT,
    detail       TEXT,
    activity_id  UUID,
    PRIMARY KEY (athlete_id, import_id, position)
) /* clustered */;

-- Work in the background: archives to unpack, athletes whose numbers are to be derived anew.
-- A process leases a row; when it dies, the lease runs out and another goes on.
CREATE TABLE activity_job (
    job           TEXT PRIMARY KEY,
    kind          TEXT NOT NULL,
    athlete_id    UUID NOT NULL,
    import_id     UUID,
    file          TEXT,
    owner         TEXT NOT NULL,
    leased_until  BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    -- Rises when it is asked for again; done is only what nobody asked for since.
    wanted        BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
) /* clustered */;

-- Files whose rows are gone; deleted after the commit, or by the next sweep.
CREATE TABLE activity_trash (
    file   TEXT PRIMARY KEY,
    since  BIGINT NOT NULL
) /* clustered */;

-- Measures that explain the numbers of activities. Health data: nobody else reads this table.
CREATE TABLE body (
    athlete_id              UUID PRIMARY KEY,
    revision                BIGINT NOT NULL,
    max_heart_rate_bpm      DOUBLE PRECISION,
    resting_heart_rate_bpm  DOUBLE PRECISION,
    threshold_power_w       DOUBLE PRECISION,
    weight_kg               DOUBLE PRECISION,
    sex                     TEXT,
    changed_at              BIGINT NOT NULL
) /* clustered */;
