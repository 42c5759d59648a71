-- Each athlete's own key, sealed under the key of the region, which is never here. What they brought lies sealed under
-- it, so a destroyed key is an erased file, wherever copies of it are. A backup of the data leaves this table out.
CREATE TABLE athlete_key (
    athlete_id  UUID PRIMARY KEY,
    -- Empty where it is still to be made: for who recorded before there were keys.
    wrapped     BYTEA NOT NULL,
    made_at     BIGINT NOT NULL,
    -- Whether files of theirs may still lie open.
    unsealed    BOOLEAN NOT NULL
) /* clustered */;
CREATE INDEX athlete_key_unsealed ON athlete_key (athlete_id) WHERE unsealed;
INSERT INTO athlete_key (athlete_id, wrapped, made_at, unsealed)
SELECT athlete_id, CAST('' AS BYTEA), 0, TRUE FROM athlete
WHERE EXISTS (SELECT 1 FROM activity WHERE activity.athlete_id = athlete.athlete_id);

-- Which key of the region this database was written under, and whether it came out of a backup: then those who were
-- erased since are erased again before anybody is let in.
CREATE TABLE region_key (
    only_id      SMALLINT PRIMARY KEY,
    fingerprint  TEXT NOT NULL,
    restored_at  BIGINT
) /* clustered */;

-- Somebody asked to be erased. Until it begins they may change their mind; from then on nothing of it can be undone.
CREATE TABLE erasure (
    athlete_id    UUID PRIMARY KEY,
    asked_at      BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    -- SHA-256 of what they were given to ask after it when there is no account any more.
    receipt_hash  BYTEA NOT NULL,
    begun_at      BIGINT,
    -- When every room had nothing left. What was under way then is looked for once more, a while later.
    clean_at      BIGINT,
    -- How many rows each room deleted, as JSON.
    rows          TEXT NOT NULL
) /* clustered */;
CREATE INDEX erasure_by_due ON erasure (due_at);
CREATE INDEX erasure_by_receipt ON erasure (receipt_hash);

-- Who was erased, under a name that only the key of the region can make again: after a backup comes back they are found
-- and erased anew. And what shows that it was done.
CREATE TABLE erased (
    tombstone         TEXT PRIMARY KEY,
    receipt_hash      BYTEA NOT NULL,
    asked_at          BIGINT NOT NULL,
    key_destroyed_at  BIGINT NOT NULL,
    finished_at       BIGINT,
    rows              TEXT NOT NULL
) /* clustered */;
CREATE INDEX erased_by_receipt ON erased (receipt_hash);

-- Words of somebody under an activity that is gone with its athlete. They belong to who wrote them.
CREATE TABLE social_comment_left (
    athlete_id  UUID NOT NULL,
    comment_id  UUID NOT NULL,
    text        TEXT NOT NULL,
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, comment_id)
) /* clustered */;

-- While somebody copies the files, none is thrown away.
CREATE TABLE backup_hold (
    hold_id     UUID PRIMARY KEY,
    held_until  BIGINT NOT NULL
) /* clustered */;

-- What somebody left with others, for their export and their erasure.
CREATE INDEX social_kudos_by_giver ON social_kudos (giver_id, athlete_id, activity_id);
CREATE INDEX social_comment_by_author ON social_comment (author_id, athlete_id, activity_id, comment_id);
CREATE INDEX social_mute_by_other ON social_mute (other_id, athlete_id);
CREATE INDEX social_restriction_by_other ON social_restriction (other_id, athlete_id);
CREATE INDEX safety_case_by_under ON safety_case (under_athlete_id);
CREATE INDEX shop_order_by_athlete ON shop_order (athlete_id);
CREATE INDEX account_email_by_athlete ON account_email (athlete_id);
CREATE INDEX social_word_by_athlete ON social_word (athlete_id, word);
CREATE INDEX fact_by_time ON fact (happened_at);

-- Left over from earlier steps: what they held was read where it lies now.
DROP TABLE shop_wish;
DROP TABLE journey_before;
