import { ActionIcon, Button, Switch, Textarea } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Group, GroupPost } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useReport } from "../../lib/reporting";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import talk from "./Comments.module.css";
import styles from "./Groups.module.css";
import { newPost, postsQuery, useDeletePost, useEditPost, useWritePost } from "./groups";
import { OwnWordsMenu } from "./OwnWordsMenu";

const LONGEST = 4000;

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
              <Said key={post.id} group={group} post={post} />
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
        maxLength={LONGEST}
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

function Said({ group, post }: { group: Group; post: GroupPost }) {
  const t = useText();
  const tell = useTell();
  const locale = useLocale();
  const zone = useTimeZone();
  const report = useReport();
  const remove = useDeletePost(group.id, post.id);
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { author } = post;
  return (
    <li className={post.announcement ? styles.announcement : undefined}>
      <Avatar name={author.name} handle={author.handle} size={36} />
      <div className={talk.said}>
        <p className={talk.over}>
          <Link to="/@{$handle}" params={{ handle: author.handle }}>
            <bdi>{author.name}</bdi>
          </Link>
          {post.announcement && <Pill tone="flood">{t("groups.announcement")}</Pill>}
          <small>
            <time dateTime={post.written_at}>{formatInstant(post.written_at, zone, locale)}</time>
            {post.edited_at && ` · ${t("comments.edited")}`}
          </small>
        </p>
        {dialog === "edit" ? (
          <Edit group={group} post={post} onClose={() => setDialog(null)} />
        ) : (
          <p className={talk.text} dir="auto">
            {post.text}
          </p>
        )}
        {post.hidden && (
          <p className={talk.note}>
            {t("comments.hidden")} <Link to="/decisions">{t("comments.why")}</Link>
          </p>
        )}
      </div>
      {report && author.relation !== "you" && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("report.title_group_post")}
          onClick={() => report({ kind: "group_post", thing_id: post.id, group_id: group.id })}
        >
          <Icon name="flag" size={18} />
        </ActionIcon>
      )}
      {post.may_delete && dialog !== "edit" && (
        <OwnWordsMenu
          label={t("groups.post_options")}
          edit={t("groups.post_edit")}
          remove={t("groups.post_delete")}
          mayEdit={post.may_edit}
          onEdit={() => setDialog("edit")}
          onRemove={() => setDialog("delete")}
        />
      )}
      <Confirm
        opened={dialog === "delete"}
        title={t("groups.post_delete_ask")}
        action={t("groups.post_delete")}
        busy={remove.isPending}
        onConfirm={() => tell(remove.mutateAsync()).then(() => setDialog(null))}
        onClose={() => setDialog(null)}
      >
        <p>{t("groups.post_delete_words")}</p>
      </Confirm>
    </li>
  );
}

function Edit({ group, post, onClose }: { group: Group; post: GroupPost; onClose(): void }) {
  const t = useText();
  const edit = useEditPost(group.id, post.id);
  const faults = useFaults(edit.error);
  const [text, setText] = useState(post.text);
  const save = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate(text, { onSuccess: onClose });
  };
  return (
    <form className="stack" onSubmit={save}>
      <Textarea
        aria-label={t("groups.post_edit")}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={LONGEST}
        data-autofocus
        value={text}
        error={faults.text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {edit.isError && faults.text === undefined && <Refused error={edit.error} />}
      <div className="row">
        <Button
          type="submit"
          size="compact-sm"
          loading={edit.isPending}
          disabled={text.trim() === ""}
        >
          {t("common.save")}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
