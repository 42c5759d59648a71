-- Replies to a post of a group are posts themselves: `reply_to` says to which.
ALTER TABLE social_group_post ADD COLUMN reply_to UUID;
CREATE INDEX social_group_reply ON social_group_post (group_id, reply_to, post_id) WHERE reply_to IS NOT NULL;
-- Lists and feeds hold posts alone, and are not to walk over what was replied to each.
DROP INDEX social_group_post_by_time;
CREATE INDEX social_group_post_by_time ON social_group_post (group_id, written_at, post_id) WHERE reply_to IS NULL;
