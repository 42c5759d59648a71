-- Whom an athlete lets look as a coach, once under each of the two: `side` says what the other is to this athlete, `coach` or
-- `athlete`. It holds for the words that were read (`notice_version`), as every consent does.
CREATE TABLE social_coaching (
    athlete_id      UUID NOT NULL,
    side            TEXT NOT NULL,
    other_id        UUID NOT NULL,
    notice_version  BIGINT NOT NULL,
    since_at        BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, side, other_id)
) /* clustered */;
