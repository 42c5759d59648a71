-- Friends who want to be compared with each other, once under each of the two. `state` is how this athlete stands to it: `asked`,
-- `asks` (the other one does) or `agreed`. It ends with the friendship.
CREATE TABLE social_comparing (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    state       TEXT NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;
