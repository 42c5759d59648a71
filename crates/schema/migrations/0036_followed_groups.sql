-- Open groups whose announcements somebody wants in their feed without belonging to them.
CREATE TABLE social_group_follow (
    athlete_id  UUID NOT NULL,
    group_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, group_id)
) /* clustered */;
