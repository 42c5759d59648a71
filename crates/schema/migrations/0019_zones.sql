-- Privacy zones, and who sees which part of an activity.

-- What an athlete decided for all activities. No row: nothing was decided, and the defaults of the program hold.
CREATE TABLE privacy (
    athlete_id           UUID PRIMARY KEY,
    -- Rises with every change of a zone. What others see of an activity was worked out for one revision; while it
    -- is of another one, the activity does not exist for them.
    zones_revision       BIGINT NOT NULL,
    -- Work that makes a person worth finding: no map for anybody, nothing for strangers, everything a day late.
    high_risk            BOOLEAN NOT NULL,
    map_audience         TEXT NOT NULL,
    heart_rate_audience  TEXT NOT NULL,
    power_audience       TEXT NOT NULL,
    start_audience       TEXT NOT NULL,
    gear_audience        TEXT NOT NULL,
    notes_audience       TEXT NOT NULL,
    changed_at           BIGINT NOT NULL
) /* clustered */;

-- Who sees new activities of one sport, where that is not what holds for all.
CREATE TABLE privacy_sport (
    athlete_id  UUID NOT NULL,
    sport       TEXT NOT NULL,
    audience    TEXT NOT NULL,
    PRIMARY KEY (athlete_id, sport)
) /* clustered */;

-- A place that nobody is to find, and the disc around it that nobody is shown. The disc's centre lies off the place.
CREATE TABLE privacy_zone (
    athlete_id            UUID NOT NULL,
    zone_id               UUID NOT NULL,
    name                  TEXT NOT NULL,
    latitude_deg          DOUBLE PRECISION NOT NULL,
    longitude_deg         DOUBLE PRECISION NOT NULL,
    centre_latitude_deg   DOUBLE PRECISION NOT NULL,
    centre_longitude_deg  DOUBLE PRECISION NOT NULL,
    radius_m              DOUBLE PRECISION NOT NULL,
    -- Ends of tracks at its edge that strangers could see, over its whole life.
    public_exits          BIGINT NOT NULL,
    -- Whether tracks that touch it are for strangers no more, however few they were.
    closed                BOOLEAN NOT NULL,
    created_at            BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, zone_id)
) /* clustered */;

-- The ends of an activity's shown track that lie at the edge of a zone, and whether strangers may see them: then they
-- are counted above.
CREATE TABLE privacy_zone_exit (
    athlete_id   UUID NOT NULL,
    zone_id      UUID NOT NULL,
    activity_id  UUID NOT NULL,
    exits        BIGINT NOT NULL,
    -- Where they lie around the zone's centre and where the track points to, as JSON.
    ends         TEXT NOT NULL,
    counted      BOOLEAN NOT NULL,
    PRIMARY KEY (athlete_id, zone_id, activity_id)
) /* clustered */;

-- What the attacks of our own auditor made of what is shown, last time they were run.
CREATE TABLE privacy_audit (
    athlete_id   UUID NOT NULL,
    zone_id      UUID NOT NULL,
    -- Where the place stood among the attacker's candidates, from 1, and how many candidates there were.
    rank         BIGINT NOT NULL,
    candidates   BIGINT NOT NULL,
    tracks       BIGINT NOT NULL,
    -- What we did about it: 'nothing', 'closed' or 'widened'.
    did          TEXT NOT NULL,
    -- Whether the athlete has read of what we did.
    told         BOOLEAN NOT NULL,
    audited_at   BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, zone_id)
) /* clustered */;

-- A suggestion of a zone that the athlete does not want.
CREATE TABLE privacy_declined (
    athlete_id     UUID NOT NULL,
    declined_id    UUID NOT NULL,
    latitude_deg   DOUBLE PRECISION NOT NULL,
    longitude_deg  DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (athlete_id, declined_id)
) /* clustered */;

-- The numbers that others are shown of an activity of which a zone hides a part. No other activity has a row.
CREATE TABLE activity_shown (
    athlete_id          UUID NOT NULL,
    activity_id         UUID NOT NULL,
    distance_m          DOUBLE PRECISION,
    elapsed_s           DOUBLE PRECISION,
    timer_s             DOUBLE PRECISION,
    moving_s            DOUBLE PRECISION,
    ascent_m            DOUBLE PRECISION,
    avg_speed_mps       DOUBLE PRECISION,
    avg_heart_rate_bpm  DOUBLE PRECISION,
    avg_power_w         DOUBLE PRECISION,
    load                DOUBLE PRECISION,
    outline             TEXT,
    -- The first moment that is shown.
    started_at          BIGINT,
    started_minute      SMALLINT,
    -- As in activity_detail.
    document            TEXT NOT NULL,
    PRIMARY KEY (athlete_id, activity_id)
) /* clustered */;

ALTER TABLE activity ADD COLUMN zones_revision BIGINT NOT NULL DEFAULT 0;
-- Whether a zone hides a part of it: then others are shown the numbers of activity_shown.
ALTER TABLE activity ADD COLUMN hides BOOLEAN NOT NULL DEFAULT FALSE;
-- Whether its map is for strangers as well, as far as zones allow: they count what strangers could see of them.
ALTER TABLE activity ADD COLUMN map_open BOOLEAN NOT NULL DEFAULT TRUE;
-- Whether it waits before anybody else sees it.
ALTER TABLE activity ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
-- Who sees parts of it, where the athlete decided that for this one; empty: as for all.
ALTER TABLE activity ADD COLUMN map_audience TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN heart_rate_audience TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN power_audience TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN start_audience TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN gear_audience TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN notes_audience TEXT NOT NULL DEFAULT '';
