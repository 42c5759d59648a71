-- Social: what somebody should hear of. A line names nobody: it points, and what it says is read from what is there.

-- One line for each kind and what it is about: an activity, a day, a level. More of the same moves it up again.
CREATE TABLE social_notification (
    athlete_id       UUID NOT NULL,
    notification_id  UUID NOT NULL,
    kind             TEXT NOT NULL,
    subject          TEXT NOT NULL,
    latest_at        BIGINT NOT NULL,
    unread           BOOLEAN NOT NULL,
    PRIMARY KEY (athlete_id, notification_id)
) /* clustered */;
CREATE UNIQUE INDEX social_notification_by_subject ON social_notification (athlete_id, kind, subject);
CREATE INDEX social_notification_by_time ON social_notification (athlete_id, latest_at, notification_id);
CREATE INDEX social_notification_by_age ON social_notification (latest_at);

-- What was told under a line, and by whose doing, so that nothing is told twice.
CREATE TABLE social_notification_told (
    athlete_id       UUID NOT NULL,
    notification_id  UUID NOT NULL,
    what             TEXT NOT NULL,
    other_id         UUID,
    told_at          BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, notification_id, what)
) /* clustered */;
CREATE INDEX social_notification_told_by_other ON social_notification_told (other_id);

-- Kinds that somebody does not want.
CREATE TABLE social_notification_off (
    athlete_id  UUID NOT NULL,
    kind        TEXT NOT NULL,
    PRIMARY KEY (athlete_id, kind)
) /* clustered */;

-- When somebody wants quiet, in minutes after midnight of their own clock. No row: as it is for their age.
CREATE TABLE social_quiet (
    athlete_id    UUID PRIMARY KEY,
    from_minute   SMALLINT,
    until_minute  SMALLINT
) /* clustered */;
