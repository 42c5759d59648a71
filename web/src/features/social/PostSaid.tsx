import { ActionIcon, Button, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import type { GroupPost } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useReport } from "../../lib/reporting";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import talk from "./Comments.module.css";
import styles from "./Groups.module.css";
import { LONGEST_POST, useDeletePost, useEditPost } from "./groups";
import { OwnWordsMenu } from "./OwnWordsMenu";

interface PostSaidProps {
  groupId: string;
  post: GroupPost;
  // The avatar of a reply is smaller, and it says nothing for the group.
  isReply?: boolean;
  children?: ReactNode;
}

// What somebody wrote in a group, as a post or as a reply, and what one may do about it; below it what belongs to it.
export function PostSaid({ groupId, post, isReply = false, children }: PostSaidProps) {
  const t = useText();
  const tell = useTell();
  const locale = useLocale();
  const zone = useTimeZone();
  const report = useReport();
  const remove = useDeletePost(groupId, post.id);
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { author } = post;
  return (
    <li className={post.announcement ? styles.announcement : undefined}>
      <Avatar name={author.name} handle={author.handle} size={isReply ? 28 : 36} />
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
          <Edit groupId={groupId} post={post} onClose={() => setDialog(null)} />
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
        {children}
      </div>
      {report && author.relation !== "you" && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("report.title_group_post")}
          onClick={() => report({ kind: "group_post", thing_id: post.id, group_id: groupId })}
        >
          <Icon name="flag" size={18} />
        </ActionIcon>
      )}
      {post.may_delete && dialog !== "edit" && (
        <OwnWordsMenu
          label={t(isReply ? "groups.reply_options" : "groups.post_options")}
          edit={t(isReply ? "groups.reply_edit" : "groups.post_edit")}
          remove={t(isReply ? "groups.reply_delete" : "groups.post_delete")}
          mayEdit={post.may_edit}
          onEdit={() => setDialog("edit")}
          onRemove={() => setDialog("delete")}
        />
      )}
      <Confirm
        opened={dialog === "delete"}
        title={t(isReply ? "groups.reply_delete_ask" : "groups.post_delete_ask")}
        action={t(isReply ? "groups.reply_delete" : "groups.post_delete")}
        busy={remove.isPending}
        onConfirm={() => tell(remove.mutateAsync()).then(() => setDialog(null))}
        onClose={() => setDialog(null)}
      >
        {!isReply && <p>{t("groups.post_delete_words")}</p>}
      </Confirm>
    </li>
  );
}

function Edit({ groupId, post, onClose }: { groupId: string; post: GroupPost; onClose(): void }) {
  const t = useText();
  const edit = useEditPost(groupId, post.id);
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
        maxLength={LONGEST_POST}
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
