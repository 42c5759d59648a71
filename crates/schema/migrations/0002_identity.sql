-- Identity: accounts, credentials, sessions, and passkey ceremonies under way.

-- What only identity knows of a person. The card that every room may read is `athlete`.
CREATE TABLE account (
    athlete_id       UUID PRIMARY KEY,
    email            TEXT NOT NULL,
    password_hash    TEXT,
    password_set_at  BIGINT,
    created_at       BIGINT NOT NULL,
    -- SHA-256 of the key and of the request (without its password) that opened the account, so that a
    -- retry of a lost answer is recognised. Forgotten soon after.
    opened_key       BYTEA,
    opened_request   BYTEA
) /* clustered */;
CREATE INDEX account_just_opened ON account (created_at) WHERE opened_key IS NOT NULL;

-- E-mail addresses in lower case lead to accounts. A table of its own, as for handles.
CREATE TABLE account_email (
    email_key   TEXT PRIMARY KEY,
    athlete_id  UUID NOT NULL
) /* clustered */;

-- A signed-in device. Of its token only the SHA-256 is here.
CREATE TABLE session (
    athlete_id    UUID NOT NULL,
    session_id    UUID NOT NULL,
    token_hash    BYTEA NOT NULL,
    device        TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    last_used_at  BIGINT NOT NULL,
    -- SHA-256 of the key of the request that opened it: a retry takes its place.
    opened_key    BYTEA,
    PRIMARY KEY (athlete_id, session_id)
) /* clustered */;
CREATE INDEX session_by_age ON session (created_at);

-- A public key whose private half lives in a person's device. `credential` is JSON that we do not query.
CREATE TABLE passkey (
    athlete_id     UUID NOT NULL,
    passkey_id     UUID NOT NULL,
    credential_id  BYTEA NOT NULL,
    credential     TEXT NOT NULL,
    name           TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    last_used_at   BIGINT,
    PRIMARY KEY (athlete_id, passkey_id)
) /* clustered */;

-- No credential belongs to two people.
CREATE TABLE passkey_credential (
    credential_id  BYTEA PRIMARY KEY,
    athlete_id     UUID NOT NULL
) /* clustered */;

-- What we must remember between asking a device and its answer. Single use, minutes long.
CREATE TABLE ceremony (
    ceremony_id  UUID PRIMARY KEY,
    purpose      TEXT NOT NULL,
    athlete_id   UUID,
    state        TEXT NOT NULL,
    expires_at   BIGINT NOT NULL
) /* clustered */;
CREATE INDEX ceremony_by_expiry ON ceremony (expires_at);
