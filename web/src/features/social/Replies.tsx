import { Button, Textarea } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { GroupPost } from "../../api";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import talk from "./Comments.module.css";
import styles from "./Groups.module.css";
import { LONGEST_POST, newPost, repliesQuery, useReply } from "./groups";
import { PostSaid } from "./PostSaid";

// What was said to a post, opened by a tap, and for members a line to say more. With nothing to read and nothing to say there
// is nothing to tap.
export function Replies({ groupId, post }: { groupId: string; post: GroupPost }) {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (post.replies === 0 && !post.may_reply) return null;
  return (
    <div className={styles.replies}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<Icon name="comment" size={16} />}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {post.replies > 0 ? t("groups.replies", { count: post.replies }) : t("groups.reply")}
      </Button>
      {open && (
        <div id={id} className="stack">
          {post.replies > 0 && <Said groupId={groupId} post={post} />}
          {post.may_reply && <Write groupId={groupId} post={post} />}
        </div>
      )}
    </div>
  );
}

function Said({ groupId, post }: { groupId: string; post: GroupPost }) {
  const t = useText();
  const list = useInfiniteQuery(repliesQuery(groupId, post.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Bones rows={1} height={40} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <>
      <ul className={talk.comments} aria-label={t("groups.replies_title")}>
        {items.map((reply) => (
          <PostSaid key={reply.id} groupId={groupId} post={reply} isReply />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Write({ groupId, post }: { groupId: string; post: GroupPost }) {
  const t = useText();
  const write = useReply(groupId, post.id);
  const faults = useFaults(write.error);
  const [draft, setDraft] = useState(newPost);
  const empty = draft.text.trim() === "";

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!empty) write.mutate(draft, { onSuccess: () => setDraft(newPost()) });
  };

  return (
    <form className={talk.write} onSubmit={send}>
      <Textarea
        aria-label={t("groups.write_reply")}
        placeholder={t("groups.write_reply")}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={LONGEST_POST}
        value={draft.text}
        error={faults.text}
        // Other words are another reply, so they get another key.
        onChange={(event) => setDraft({ ...newPost(), text: event.currentTarget.value })}
      />
      <Button type="submit" loading={write.isPending} disabled={empty}>
        {t("comments.send")}
      </Button>
      {write.isError && faults.text === undefined && <Refused error={write.error} />}
    </form>
  );
}
