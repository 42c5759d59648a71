-- When the words of a person last changed, so that every node that keeps them in memory sees it. 0: before this was noted.
ALTER TABLE social_person ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX social_person_changed ON social_person (changed_at, athlete_id);

-- By whom somebody is found: `friends_of_friends` or `nobody`. While there is no row, by everyone. Friends find each other always.
CREATE TABLE social_searchable (
    athlete_id  UUID PRIMARY KEY,
    found_by    TEXT NOT NULL
) /* clustered */;
