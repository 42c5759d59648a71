-- Identity: signing in through somebody else (OpenID Connect), and proofs of work that were used.

-- One way from our page to a provider and back. What comes back proves who somebody is, once.
CREATE TABLE openid_flow (
    -- SHA-256 of what the provider hands back unchanged, so that we know which way this was.
    state_hash    BYTEA PRIMARY KEY,
    -- SHA-256 of the cookie of the browser that set out. Nobody arrives with another one.
    browser_hash  BYTEA NOT NULL,
    provider      TEXT NOT NULL,
    -- Who connects a provider to their account, and from which session. Empty for who is not signed in.
    athlete_id    UUID,
    session_id    UUID,
    -- What the ID token must repeat, and what only who set out knows (PKCE).
    nonce         TEXT NOT NULL,
    verifier      TEXT NOT NULL,
    -- Somebody came back with it. Nobody does twice.
    is_taken      BOOLEAN NOT NULL,
    -- What the provider said, as JSON, for as long as a code or the rest of a form is still missing.
    said          TEXT,
    expires_at    BIGINT NOT NULL
) /* clustered */;
CREATE INDEX openid_flow_by_expiry ON openid_flow (expires_at);

-- Accounts elsewhere that open an account here.
CREATE TABLE openid_connection (
    athlete_id     UUID NOT NULL,
    connection_id  UUID NOT NULL,
    issuer         TEXT NOT NULL,
    subject        TEXT NOT NULL,
    connected_at   BIGINT NOT NULL,
    last_used_at   BIGINT,
    PRIMARY KEY (athlete_id, connection_id)
) /* clustered */;

-- Whose account it opens. The address of a person plays no part: providers give addresses to others in time.
CREATE TABLE openid_subject (
    issuer         TEXT NOT NULL,
    subject        TEXT NOT NULL,
    athlete_id     UUID NOT NULL,
    connection_id  UUID NOT NULL,
    PRIMARY KEY (issuer, subject)
) /* clustered */;

-- What signs challenges of work, made by the first process that needs it and the same for all of them.
CREATE TABLE work_key (
    name    TEXT PRIMARY KEY,
    secret  BYTEA NOT NULL
) /* clustered */;

-- Proofs of work that opened something already, until they would have run out.
CREATE TABLE work_proof (
    challenge_hash  BYTEA PRIMARY KEY,
    expires_at      BIGINT NOT NULL
) /* clustered */;
CREATE INDEX work_proof_by_expiry ON work_proof (expires_at);
