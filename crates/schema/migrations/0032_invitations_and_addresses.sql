-- Social: inviting somebody by mail, and finding each other by an address where both want it.

-- How many people a link makes friends: one that went to an address is for one person.
ALTER TABLE social_friend_invitation ADD COLUMN most_uses BIGINT NOT NULL DEFAULT 50;

-- That somebody invited an address, so that nobody is written to twice. Of the address only a keyed hash is kept.
CREATE TABLE social_letter (
    athlete_id    UUID NOT NULL,
    address_mark  BYTEA NOT NULL,
    letter_id     UUID NOT NULL,
    sent_at       BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, address_mark)
) /* clustered */;
CREATE INDEX social_letter_by_age ON social_letter (sent_at);

-- How many such letters an address was sent in all lately, and whether whoever reads it wants no more.
CREATE TABLE social_mailbox (
    address_mark  BYTEA PRIMARY KEY,
    letters       BIGINT NOT NULL,
    since_at      BIGINT NOT NULL,
    stopped_at    BIGINT
) /* clustered */;
CREATE INDEX social_mailbox_by_age ON social_mailbox (since_at);

-- Who may be found by those who have their address. Of the address only a keyed hash is kept.
CREATE TABLE social_findable (
    athlete_id    UUID PRIMARY KEY,
    address_mark  BYTEA NOT NULL,
    since_at      BIGINT NOT NULL
) /* clustered */;
CREATE INDEX social_findable_by_address ON social_findable (address_mark);

-- How many addresses somebody looked for on the day on which they last did, in UTC: against trying out lists.
CREATE TABLE social_address_budget (
    athlete_id  UUID PRIMARY KEY,
    counted_on  TEXT NOT NULL,
    addresses   BIGINT NOT NULL
) /* clustered */;
