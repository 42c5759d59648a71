-- Identity: mail that waits to be sent, what it proves, and getting back in without a key.

-- Since when the owner of the account is known to read this address. Without it no mail but the proof goes there.
ALTER TABLE account ADD COLUMN email_proven_at BIGINT;
-- Until when what opens the door, or shows more, cannot be changed: some days after a recovery by e-mail.
ALTER TABLE account ADD COLUMN frozen_until BIGINT;

-- Opened by a link from a mail: it lets in, and changes nothing of what opens the door.
ALTER TABLE session ADD COLUMN by_link BOOLEAN NOT NULL DEFAULT FALSE;

-- A mail, written with the change that it tells of. Once it is sent, or is no use any more, the row is gone.
CREATE TABLE mail (
    athlete_id    UUID NOT NULL,
    mail_id       UUID NOT NULL,
    recipient     TEXT NOT NULL,
    -- What it says, as JSON; the words are made when it is sent, in the language of that moment.
    letter        TEXT NOT NULL,
    written_at    BIGINT NOT NULL,
    -- When it is tried next. Whoever tries moves it ahead first, so that two processes do not send it at once.
    due_at        BIGINT NOT NULL,
    tries         BIGINT NOT NULL,
    -- From then on it would be of no use.
    give_up_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, mail_id)
) /* clustered */;
CREATE INDEX mail_by_due ON mail (due_at, mail_id);

-- What a mail carries to prove something: a link or a code. Of both only the SHA-256 is here.
CREATE TABLE mail_proof (
    athlete_id   UUID NOT NULL,
    secret_hash  BYTEA NOT NULL,
    -- 'address' or 'sign_in'.
    purpose      TEXT NOT NULL,
    -- The address that it was sent to.
    email        TEXT NOT NULL,
    expires_at   BIGINT NOT NULL,
    tries_left   BIGINT NOT NULL,
    -- A used one is kept until it expires, so that the retry of a lost answer is known.
    used_at      BIGINT,
    PRIMARY KEY (athlete_id, secret_hash)
) /* clustered */;
CREATE INDEX mail_proof_by_expiry ON mail_proof (expires_at);

-- What somebody at the door asked for with no more than an address: every question is one row, whether anybody has
-- the address or not, so that neither the answer nor its time tells. It is worked off a moment later.
CREATE TABLE mail_ask (
    ask_id     UUID PRIMARY KEY,
    -- 'sign_in' or 'recover'.
    purpose    TEXT NOT NULL,
    email_key  TEXT NOT NULL,
    asked_at   BIGINT NOT NULL
) /* clustered */;

-- Somebody who can read the mail of an account, and nothing else, asked to get in. It takes three days.
CREATE TABLE recovery (
    athlete_id   UUID PRIMARY KEY,
    email        TEXT NOT NULL,
    asked_at     BIGINT NOT NULL,
    -- When the link that opens is written. From then on `open_hash` and `closes_at` are set.
    opens_at     BIGINT NOT NULL,
    cancel_hash  BYTEA NOT NULL,
    open_hash    BYTEA,
    closes_at    BIGINT
) /* clustered */;
CREATE INDEX recovery_by_opening ON recovery (opens_at);

-- Kinds of devices that somebody signed in on: "Chrome on Linux".
CREATE TABLE known_device (
    athlete_id    UUID NOT NULL,
    device        TEXT NOT NULL,
    last_seen_at  BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, device)
) /* clustered */;
CREATE INDEX known_device_by_age ON known_device (last_seen_at);
