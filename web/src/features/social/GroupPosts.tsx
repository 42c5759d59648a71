import { Button, Switch, Textarea } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Group } from "../../api";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { More } from "../../ui/More";
import { Refused } from "../../ui/Refused";
import talk from "./Comments.module.css";
import styles from "./Groups.module.css";
import { LONGEST_POST, newPost, postsQuery, useWritePost } from "./groups";
import { PostSaid } from "./PostSaid";
import { Replies } from "./Replies";

// What was written in a group, and for members a field to write more.
export function GroupPosts({ group }: { group: Group }) {
  const t = useText();
  const list = useInfiniteQuery(postsQuery(group.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t("groups.posts")}>
      <div className="stack">
        {group.role && <Write group={group} />}
        {list.isPending && <Bones rows={2} height={72} />}
        {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && <p className="quiet">{t("groups.no_posts")}</p>}
        {items.length > 0 && (
          <ul className={talk.comments} aria-label={t("groups.posts")}>
            {items.map((post) => (
              <PostSaid key={post.id} groupId={group.id} post={post}>
                <Replies groupId={group.id} post={post} />
              </PostSaid>
            ))}
          </ul>
        )}
        <More list={list} />
      </div>
    </Card>
  );
}

function Write({ group }: { group: Group }) {
  const t = useText();
  const write = useWritePost(group.id);
  const faults = useFaults(write.error);
  const [draft, setDraft] = useState(newPost);
  const empty = draft.text.trim() === "";

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!empty) write.mutate(draft, { onSuccess: () => setDraft(newPost()) });
  };

  return (
    <form className="stack" onSubmit={send}>
      <Textarea
        aria-label={t("groups.write")}
        placeholder={t("groups.write")}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={LONGEST_POST}
        value={draft.text}
        error={faults.text}
        // Other words are another post, so they get another key.
        onChange={(event) =>
          setDraft({
            ...newPost(),
            announcement: draft.announcement,
            text: event.currentTarget.value,
          })
        }
      />
      {write.isError && faults.text === undefined && <Refused error={write.error} />}
      <div className={styles.send}>
        {group.may_announce && (
          <Switch
            label={t("groups.as_announcement")}
            checked={draft.announcement}
            onChange={(event) =>
              setDraft({
                ...newPost(),
                text: draft.text,
                announcement: event.currentTarget.checked,
              })
            }
          />
        )}
        <Button type="submit" loading={write.isPending} disabled={empty}>
          {t("groups.post")}
        </Button>
      </div>
    </form>
  );
}
