import { Button, Modal, Textarea, useComputedColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import type { FeedbackKind, NewFeedback } from "../../api";
import { useCell } from "../../lib/cell";
import { useLanguage, useText } from "../../lib/text";
import { uuid7 } from "../../lib/uuid7";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { useSay } from "../../ui/Toasts";
import styles from "./Feedback.module.css";
import { buildQuery, FACES, UNKNOWN_BUILD, WORDS } from "./feedback";
import { KIND_ICONS } from "./kinds";
import { outbox } from "./outbox";
import { canCapture, capture, redrawFile } from "./picture";
import { pattern, widthClass } from "./place";

interface DialogProps {
  me: { id: string; handle: string } | null;
  opened: boolean;
  onClose(): void;
}

// Two taps: this dialog was the first, a face or a word is the second. More is welcome and never asked for.
export function FeedbackDialog({ me, opened, onClose }: DialogProps) {
  const t = useText();
  const say = useSay();
  const { language } = useLanguage();
  const theme = useComputedColorScheme("light");
  const build = useQuery(buildQuery);
  const page = useRouterState({ select: (state) => pattern(state.matches) });
  const [said, setSaid] = useState<{ id: string; body: NewFeedback } | null>(null);
  const [text, setText] = useState("");
  const [picture, setPicture] = useState<Blob | null>(null);
  const [hidden, setHidden] = useState(false);
  const [trouble, setTrouble] = useState(false);

  const close = () => {
    onClose();
    setSaid(null);
    setText("");
    setPicture(null);
    setTrouble(false);
  };

  const choose = (kind: FeedbackKind) => {
    const id = said?.id ?? uuid7();
    const body: NewFeedback = {
      kind,
      text: "",
      page: said?.body.page ?? page,
      build: build.data ?? UNKNOWN_BUILD,
      language,
      width: widthClass(window.innerWidth),
      theme,
    };
    setSaid({ id, body });
    outbox.say({ id, owner: me?.id ?? null, body });
  };

  const add = () => {
    if (!said) return;
    const body = { ...said.body, text: text.trim() };
    outbox.say({ id: said.id, owner: me?.id ?? null, body, picture });
    close();
    say(t("feedback.thanks"));
  };

  const take = async (draw: () => Promise<Blob>) => {
    setTrouble(false);
    try {
      setPicture(await draw());
    } catch (error) {
      // Whoever says no to the browser's question has changed their mind, and knows it.
      setTrouble(!(error instanceof DOMException && error.name === "NotAllowedError"));
    } finally {
      setHidden(false);
    }
  };

  const paste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find((one) => one.type.startsWith("image/"));
    if (!said || !file) return;
    event.preventDefault();
    take(() => redrawFile(file));
  };

  return (
    <Modal
      opened={opened && !hidden}
      onClose={close}
      title={said ? t("feedback.thanks") : t("feedback.question")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      onPaste={paste}
    >
      {said ? (
        <div className="stack">
          <Arrival id={said.id} />
          <Textarea
            label={t("feedback.more")}
            description={t("feedback.optional")}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={2000}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Picture
            picture={picture}
            onFile={(file) => take(() => redrawFile(file))}
            onCapture={() => take(() => capture(() => setHidden(true)))}
            onRemove={() => setPicture(null)}
          />
          {trouble && <Notice tone="warning">{t("feedback.picture_trouble")}</Notice>}
          <div className={styles.actions}>
            <Button variant="default" onClick={close}>
              {t("feedback.done")}
            </Button>
            <Button disabled={text.trim() === "" && !picture} onClick={add}>
              {t("feedback.add")}
            </Button>
          </div>
        </div>
      ) : (
        <div className="stack">
          <fieldset className={styles.faces} aria-label={t("feedback.faces")}>
            {FACES.map((kind) => (
              <button
                key={kind}
                type="button"
                className={styles.face}
                data-kind={kind}
                onClick={() => choose(kind)}
              >
                <Icon name={KIND_ICONS[kind]} size={44} />
                {t(`feedback.kind_${kind}`)}
              </button>
            ))}
          </fieldset>
          <fieldset className={styles.words} aria-label={t("feedback.words")}>
            {WORDS.map((kind) => (
              <button key={kind} type="button" className={styles.word} onClick={() => choose(kind)}>
                <Icon name={KIND_ICONS[kind]} size={18} />
                {t(`feedback.kind_${kind}`)}
              </button>
            ))}
          </fieldset>
          <p className="quiet">
            {t("feedback.goes_along", { page })}{" "}
            {me ? t("feedback.with_handle", { handle: me.handle }) : t("feedback.without_name")}
          </p>
        </div>
      )}
    </Modal>
  );
}

// Whether it is there already. Without a connection it waits on this device, and nobody has to stay.
function Arrival({ id }: { id: string }) {
  const t = useText();
  const waiting = useCell(outbox.waiting).find((entry) => entry.id === id);
  if (!waiting) return <Notice tone="good">{t("feedback.arrived")}</Notice>;
  if (waiting.tries === 0) return <Notice>{t("feedback.on_its_way")}</Notice>;
  return <Notice>{t("feedback.waits")}</Notice>;
}

interface PictureProps {
  picture: Blob | null;
  onFile(file: File): void;
  onCapture(): void;
  onRemove(): void;
}

function Picture({ picture, onFile, onCapture, onRemove }: PictureProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const preview = useObjectUrl(picture);
  return (
    <div className={styles.picture}>
      {preview && (
        <figure>
          <img src={preview} alt={t("feedback.preview")} />
          <figcaption className="quiet">{t("feedback.preview_words")}</figcaption>
        </figure>
      )}
      <div className={styles.tools}>
        {picture ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="trash" size={16} />}
            onClick={onRemove}
          >
            {t("feedback.remove_picture")}
          </Button>
        ) : (
          <>
            {canCapture() && (
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<Icon name="camera" size={16} />}
                onClick={onCapture}
              >
                {t("feedback.capture")}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="picture" size={16} />}
              onClick={() => input.current?.click()}
            >
              {t("feedback.choose_picture")}
            </Button>
            <span className="quiet">{t("feedback.paste")}</span>
          </>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t("feedback.choose_picture")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [blob]);
  return url;
}
