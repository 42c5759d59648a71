-- Identity: apps of others, and what athletes let them do.

-- An app that an athlete registered as its developer.
CREATE TABLE app (
    athlete_id     UUID NOT NULL,
    app_id         UUID NOT NULL,
    name           TEXT NOT NULL,
    about          TEXT NOT NULL,
    home_url       TEXT NOT NULL,
    -- 'public', 'confidential' or 'browserless'.
    kind           TEXT NOT NULL,
    -- What a browserless app runs on; empty for others.
    device         TEXT NOT NULL,
    -- Where the browser may be sent back to, one on each line.
    redirect_uris  TEXT NOT NULL,
    -- SHA-256 of the secret of a confidential app.
    secret_hash    BYTEA,
    created_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, app_id)
) /* clustered */;

-- Apps name themselves by their id alone. Without this row an app is gone, and so is all it was allowed.
CREATE TABLE app_owner (
    app_id      UUID PRIMARY KEY,
    athlete_id  UUID NOT NULL
) /* clustered */;

-- What one athlete lets one app do, from one approval on: a family of tokens. Its end is the end of them all.
CREATE TABLE app_grant (
    athlete_id         UUID NOT NULL,
    grant_id           UUID NOT NULL,
    app_id             UUID NOT NULL,
    scopes             TEXT NOT NULL,
    by_device          BOOLEAN NOT NULL,
    created_at         BIGINT NOT NULL,
    -- When the app fetched its first tokens.
    started_at         BIGINT,
    last_used_at       BIGINT NOT NULL,
    -- SHA-256 of the code that fetches them, where it leads, and what proves who asked for it (RFC 7636).
    code_hash          BYTEA,
    code_redirect_uri  TEXT,
    code_challenge     TEXT,
    PRIMARY KEY (athlete_id, grant_id)
) /* clustered */;
CREATE INDEX app_grant_by_age ON app_grant (created_at);

-- A token names its family, and not whose it is: from it two apps cannot tell that they serve the same athlete.
CREATE TABLE app_grant_owner (
    grant_id    UUID PRIMARY KEY,
    athlete_id  UUID NOT NULL
) /* clustered */;

-- Tokens as SHA-256. A refresh token that was used stays, so that its second use is seen.
CREATE TABLE app_token (
    athlete_id  UUID NOT NULL,
    grant_id    UUID NOT NULL,
    token_hash  BYTEA NOT NULL,
    -- 'access' or 'refresh'.
    kind        TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    used_at     BIGINT,
    -- Makes its successors, together with the token itself, which is not here.
    next_nonce  BYTEA,
    PRIMARY KEY (athlete_id, grant_id, token_hash)
) /* clustered */;
CREATE INDEX app_token_by_age ON app_token (created_at) WHERE kind = 'access';

-- A device without a browser that waits for somebody to type its code. Minutes long; then it is a grant of that id.
CREATE TABLE app_device (
    device_id   UUID PRIMARY KEY,
    app_id      UUID NOT NULL,
    code_hash   BYTEA NOT NULL,
    word_hash   BYTEA NOT NULL,
    created_at  BIGINT NOT NULL,
    polled_at   BIGINT NOT NULL,
    interval_s  BIGINT NOT NULL,
    -- Who allowed it.
    athlete_id  UUID,
    refused     BOOLEAN NOT NULL
) /* clustered */;
CREATE INDEX app_device_by_age ON app_device (created_at);

-- The code that a person types leads to the device, once.
CREATE TABLE app_device_word (
    word_hash  BYTEA PRIMARY KEY,
    device_id  UUID NOT NULL
) /* clustered */;
