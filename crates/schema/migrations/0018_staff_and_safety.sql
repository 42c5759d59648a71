-- Staff: roles, proof of two factors, the audit trail, what two people do together. Safety: reports, decisions and
-- appeals, mutes and restrictions.

-- Whoever was an operator before there were roles is an admin.
ALTER TABLE operator ADD COLUMN role TEXT NOT NULL DEFAULT 'admin';
-- When this session proved two factors, if it did; gone once it rested for half an hour.
ALTER TABLE session ADD COLUMN second_factor_at BIGINT;
-- Since when an account is closed: then no room finds the person.
ALTER TABLE athlete ADD COLUMN closed_at BIGINT;

-- What staff did. Written once, never changed; each row's hash holds that of the row before. Numbers have no gap.
CREATE TABLE audit_entry (
    entry_no  BIGINT PRIMARY KEY,
    at        BIGINT NOT NULL,
    -- NULL at the command line.
    staff_id  UUID,
    role      TEXT NOT NULL,
    act       TEXT NOT NULL,
    about_id  UUID,
    thing     TEXT,
    reason    TEXT,
    hash      TEXT NOT NULL
) /* clustered */;
CREATE INDEX audit_entry_about ON audit_entry (about_id, entry_no);
-- One row: how long the trail is, and its last hash.
CREATE TABLE audit_head (
    head_id   SMALLINT PRIMARY KEY,
    entry_no  BIGINT NOT NULL,
    hash      TEXT NOT NULL
) /* clustered */;
INSERT INTO audit_head (head_id, entry_no, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
-- Rows that the person concerned may not see for now.
CREATE TABLE audit_hold (
    entry_no  BIGINT PRIMARY KEY,
    held_at   BIGINT NOT NULL
) /* clustered */;

-- What one of the staff asked for and another has to agree to: `ban` or `access`. `open`, then `confirmed` or `declined`.
CREATE TABLE staff_request (
    athlete_id  UUID NOT NULL,
    request_id  UUID NOT NULL,
    kind        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    asked_by    UUID NOT NULL,
    asked_at    BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    state       TEXT NOT NULL,
    decided_by  UUID,
    decided_at  BIGINT,
    PRIMARY KEY (athlete_id, request_id)
) /* clustered */;
CREATE INDEX staff_request_by_time ON staff_request (asked_at, request_id);

-- Why an account is closed; `athlete.closed_at` says since when.
CREATE TABLE account_ban (
    athlete_id  UUID PRIMARY KEY,
    reason      TEXT NOT NULL,
    banned_at   BIGINT NOT NULL
) /* clustered */;

-- Somebody's content that was reported, and what came of it. At most one case of a thing is open.
CREATE TABLE safety_case (
    athlete_id        UUID NOT NULL,
    case_id           UUID NOT NULL,
    -- `profile`, `activity` or `comment`.
    kind              TEXT NOT NULL,
    -- The profile's athlete, the activity or the comment.
    thing_id          UUID NOT NULL,
    -- The activity under which a comment stands, and whose that is.
    under_id          UUID,
    under_athlete_id  UUID,
    -- What was there when it was reported.
    quote             TEXT NOT NULL,
    urgent            BOOLEAN NOT NULL,
    opened_at         BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    -- `open`, `decided`, `appealed`, `closed`.
    state             TEXT NOT NULL,
    decision          TEXT,
    rule              TEXT,
    statement         TEXT,
    decided_by        UUID,
    decided_at        BIGINT,
    restricted_until  BIGINT,
    appeal            TEXT,
    appealed_at       BIGINT,
    outcome           TEXT,
    answer            TEXT,
    answered_by       UUID,
    answered_at       BIGINT,
    PRIMARY KEY (athlete_id, case_id)
) /* clustered */;
CREATE INDEX safety_case_queue ON safety_case (state, due_at, case_id);
CREATE TABLE safety_case_owner (
    case_id     UUID PRIMARY KEY,
    athlete_id  UUID NOT NULL
) /* clustered */;
CREATE TABLE safety_open_case (
    thing_id    UUID PRIMARY KEY,
    athlete_id  UUID NOT NULL,
    case_id     UUID NOT NULL
) /* clustered */;

-- Who reported, under the one who did.
CREATE TABLE safety_report (
    athlete_id  UUID NOT NULL,
    case_id     UUID NOT NULL,
    reason      TEXT NOT NULL,
    words       TEXT,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, case_id)
) /* clustered */;
CREATE INDEX safety_report_by_case ON safety_report (case_id, made_at);
CREATE INDEX safety_report_by_time ON safety_report (athlete_id, made_at);

-- Until when somebody may not write to others.
CREATE TABLE social_silence (
    athlete_id  UUID PRIMARY KEY,
    until_at    BIGINT NOT NULL
) /* clustered */;

-- Whose entries an athlete does not want in the feed.
CREATE TABLE social_mute (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;
-- Whose comments wait for the athlete's approval.
CREATE TABLE social_restriction (
    athlete_id  UUID NOT NULL,
    other_id    UUID NOT NULL,
    since_at    BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, other_id)
) /* clustered */;
-- A comment is held back until the athlete of the activity approves it; a hidden one was taken away by a decision.
ALTER TABLE social_comment ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE social_comment ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;
-- Taken away from others by a decision, whatever its audience says.
ALTER TABLE activity ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;
