import { ActionIcon, Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Comment, Person } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useReport } from "../../lib/reporting";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./Comments.module.css";
import { NamedText } from "./NamedText";
import { NamingTextarea } from "./NamingTextarea";
import { OwnWordsMenu } from "./OwnWordsMenu";
import { More } from "./People";
import {
  commentsQuery,
  newDraft,
  useApproveComment,
  useDeleteComment,
  useEditComment,
  useWriteComment,
} from "./talk";

const LONGEST = 1000;

// What was said about an activity, and a line to say more.
export function Comments({ activityId }: { activityId: string }) {
  const t = useText();
  const list = useInfiniteQuery(commentsQuery(activityId));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const near = [...new Map(items.map(({ author }) => [author.id, author])).values()].filter(
    (author) => author.relation !== "you",
  );

  return (
    <div className="stack">
      {list.isPending && <Bones rows={1} height={48} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p className="quiet">{t("comments.nothing")}</p>}
      {items.length > 0 && (
        <ul className={styles.comments} aria-label={t("comments.title")}>
          {items.map((comment) => (
            <Said key={comment.id} activityId={activityId} comment={comment} near={near} />
          ))}
        </ul>
      )}
      <More list={list} label={t("comments.more")} />
      {list.isSuccess && <Write activityId={activityId} near={near} />}
    </div>
  );
}

function Said({
  activityId,
  comment,
  near,
}: {
  activityId: string;
  comment: Comment;
  near: readonly Person[];
}) {
  const t = useText();
  const tell = useTell();
  const locale = useLocale();
  const zone = useTimeZone();
  const remove = useDeleteComment(activityId, comment.id);
  const approve = useApproveComment(activityId, comment.id);
  const report = useReport();
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const { author } = comment;

  const removed = () => tell(remove.mutateAsync(undefined)).then(() => setDialog(null));

  return (
    <li>
      <Avatar name={author.name} handle={author.handle} size={32} />
      <div className={styles.said}>
        <p className={styles.over}>
          <Link to="/@{$handle}" params={{ handle: author.handle }}>
            <bdi>{author.name}</bdi>
          </Link>
          <small>
            <time dateTime={comment.written_at}>
              {formatInstant(comment.written_at, zone, locale)}
            </time>
            {comment.edited_at && ` · ${t("comments.edited")}`}
          </small>
        </p>
        {dialog === "edit" ? (
          <Edit
            activityId={activityId}
            comment={comment}
            near={near}
            onClose={() => setDialog(null)}
          />
        ) : (
          <p className={styles.text} dir="auto">
            <NamedText text={comment.text} people={comment.mentions} />
          </p>
        )}
        {comment.hidden && (
          <p className={styles.note}>
            {t("comments.hidden")} <Link to="/decisions">{t("comments.why")}</Link>
          </p>
        )}
        {comment.held && (
          <p className={styles.note}>
            {t("comments.held")}{" "}
            <Button
              size="compact-sm"
              variant="default"
              loading={approve.isPending}
              onClick={() => tell(approve.mutateAsync(undefined), t("comments.approved"))}
            >
              {t("comments.approve")}
            </Button>
          </p>
        )}
      </div>
      {report && !comment.may_edit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("report.title_comment")}
          onClick={() => report({ kind: "comment", thing_id: comment.id, activity_id: activityId })}
        >
          <Icon name="flag" size={18} />
        </ActionIcon>
      )}
      {comment.may_delete && dialog !== "edit" && (
        <OwnWordsMenu
          label={t("comments.options")}
          edit={t("comments.edit")}
          remove={t("comments.delete")}
          mayEdit={comment.may_edit}
          onEdit={() => setDialog("edit")}
          onRemove={() => setDialog("delete")}
        />
      )}
      <Confirm
        opened={dialog === "delete"}
        title={t("comments.delete_title")}
        action={t("comments.delete")}
        busy={remove.isPending}
        onConfirm={removed}
        onClose={() => setDialog(null)}
      >
        {t("comments.delete_words")}
      </Confirm>
    </li>
  );
}

function Write({ activityId, near }: { activityId: string; near: readonly Person[] }) {
  const t = useText();
  const write = useWriteComment(activityId);
  const faults = useFaults(write.error);
  const [draft, setDraft] = useState(newDraft);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim() === "") return;
    write.mutate(draft, { onSuccess: () => setDraft(newDraft()) });
  };

  return (
    <form className={styles.write} onSubmit={send}>
      <NamingTextarea
        aria-label={t("comments.write")}
        placeholder={t("comments.write")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        value={draft.text}
        error={faults.text}
        // Other words are another comment, so they get another key.
        onText={(text) => setDraft({ ...newDraft(), text })}
        near={near}
      />
      <Button type="submit" loading={write.isPending} disabled={draft.text.trim() === ""}>
        {t("comments.send")}
      </Button>
      {write.isError && faults.text === undefined && <Refused error={write.error} />}
    </form>
  );
}

function Edit({
  activityId,
  comment,
  near,
  onClose,
}: {
  activityId: string;
  comment: Comment;
  near: readonly Person[];
  onClose(): void;
}) {
  const t = useText();
  const edit = useEditComment(activityId, comment.id);
  const faults = useFaults(edit.error);
  const [text, setText] = useState(comment.text);

  const save = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate(text, { onSuccess: onClose });
  };

  return (
    <form className="stack" onSubmit={save}>
      <NamingTextarea
        aria-label={t("comments.edit")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        data-autofocus
        value={text}
        error={faults.text}
        onText={setText}
        near={near}
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
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
