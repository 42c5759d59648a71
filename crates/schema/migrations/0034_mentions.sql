-- Who is named in a comment. In its text a sign stands for each of them (U+FFFC, which nobody can write), and `place` counts these
-- signs from 0, so that whoever takes another handle is named by it and whoever is gone is named no more.
CREATE TABLE social_mention (
    comment_id   UUID NOT NULL,
    place        SMALLINT NOT NULL,
    -- Under which activity the comment stands, and who wrote it.
    activity_id  UUID NOT NULL,
    author_id    UUID NOT NULL,
    person_id    UUID NOT NULL,
    PRIMARY KEY (comment_id, place)
) /* clustered */;
-- What a line about mentions says, and who is to be forgotten.
CREATE INDEX social_mention_of ON social_mention (person_id, activity_id, comment_id, place);
CREATE INDEX social_mention_by ON social_mention (author_id, comment_id, place);
CREATE INDEX social_mention_under ON social_mention (activity_id, comment_id);
