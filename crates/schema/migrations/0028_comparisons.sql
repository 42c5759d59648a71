-- Comparisons: what somebody told for being compared.

-- Whom the tables of age grading and the circles of a region take somebody for: `f` or `m`. No row: not told.
CREATE TABLE compare_setting (
    athlete_id  UUID PRIMARY KEY,
    sex         TEXT NOT NULL
) /* clustered */;

-- Regional statistics: the month that is published, and what of it may be told. Nobody stands here: true counts are never written,
-- and `people` carries its noise.
CREATE TABLE compare_release (
    month_on     TEXT PRIMARY KEY,
    released_at  BIGINT NOT NULL
) /* clustered */;
CREATE TABLE compare_cell (
    month_on  TEXT NOT NULL,
    measure   TEXT NOT NULL,
    circle    TEXT NOT NULL,
    bar       BIGINT NOT NULL,
    people    BIGINT NOT NULL,
    PRIMARY KEY (month_on, measure, circle, bar)
) /* clustered */;
