-- Feed: reactions beside kudos, and entries that somebody does not want to see again.

-- What somebody gave: kudos, or one of a few other words. One of each person for each activity, as before.
ALTER TABLE social_kudos ADD COLUMN reaction TEXT NOT NULL DEFAULT 'kudos';

-- What left somebody's feed by their own word: an activity or a post, and whose it is, so that it goes with them.
CREATE TABLE social_feed_hidden (
    athlete_id  UUID NOT NULL,
    thing_id    UUID NOT NULL,
    author_id   UUID NOT NULL,
    hidden_at   BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, thing_id)
) /* clustered */;
CREATE INDEX social_feed_hidden_by_author ON social_feed_hidden (author_id, thing_id, athlete_id);
