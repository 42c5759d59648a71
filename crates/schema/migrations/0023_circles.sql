-- Social: who knows whom in memory, and people who are suggested.

-- What has changed since a node looked: one range of this index.
CREATE INDEX social_circle_by_time ON social_circle (changed_at, athlete_id);

-- Whom an athlete does not want suggested. It stays so, and nobody is told.
CREATE TABLE social_dismissal (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;
CREATE INDEX social_dismissal_by_other ON social_dismissal (other_id);
