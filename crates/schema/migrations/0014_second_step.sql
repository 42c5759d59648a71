-- Identity: the second step of signing in with a password, a code from an app or one kept on paper.

-- An app that makes codes. It protects nothing until its first code has come back.
CREATE TABLE second_step (
    athlete_id    UUID PRIMARY KEY,
    -- What the app was given: 20 random bytes (RFC 4226, section 4).
    secret        BYTEA NOT NULL,
    begun_at      BIGINT NOT NULL,
    confirmed_at  BIGINT,
    -- The last half minute whose code was taken. No code is taken twice.
    last_step     BIGINT NOT NULL
) /* clustered */;

-- Codes to print, each good once, as SHA-256. A used one is gone.
CREATE TABLE recovery_code (
    athlete_id  UUID NOT NULL,
    code_hash   BYTEA NOT NULL,
    PRIMARY KEY (athlete_id, code_hash)
) /* clustered */;
