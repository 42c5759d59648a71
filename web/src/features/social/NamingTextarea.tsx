import { Popover, Textarea, type TextareaProps } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Person } from "../../api";
import { useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Handle } from "../../ui/Handle";
import { friendsQuery, isSearch, peopleQuery } from "./friends";
import { type Begun, begunAt, offer, withName } from "./mentions";
import styles from "./NamingTextarea.module.css";

interface NamingProps extends Omit<TextareaProps, "value" | "onChange" | "ref"> {
  value: string;
  onText(text: string): void;
  // Who takes part in the conversation.
  near: readonly Person[];
}

// Lines of text in which an `@` offers people to name: those of the conversation, and one's friends.
export function NamingTextarea({ value, onText, near, ...others }: NamingProps) {
  const t = useText();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [at, setAt] = useState(0);

  const letters = begun?.letters ?? "";
  const friends = useInfiniteQuery({ ...friendsQuery, enabled: begun !== null });
  const found = useQuery({ ...peopleQuery(letters), enabled: isSearch(letters) });
  const befriended = [
    ...(friends.data?.pages[0]?.items ?? []),
    ...(found.data?.items ?? []).filter((person) => person.relation === "friend"),
  ];
  const offered = begun ? offer(letters, near, befriended) : [];
  const opened = offered.length > 0;
  const chosen = offered[Math.min(at, offered.length - 1)];
  const idOf = (person: Person) => `${id}-${person.handle}`;

  const look = () => {
    const { value: text, selectionStart, selectionEnd } = area.current ?? {};
    const typing = text !== undefined && selectionStart === selectionEnd;
    setBegun(typing ? begunAt(text, selectionEnd ?? 0) : null);
    setAt(0);
  };

  const name = (person: Person) => {
    if (!begun) return;
    const caret = area.current?.selectionEnd ?? value.length;
    const next = withName(value, begun, caret, person.handle);
    caretAfter.current = next.caret;
    setBegun(null);
    onText(next.text);
  };

  // Behind the name, once it stands there.
  useEffect(() => {
    if (caretAfter.current === null || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const steer = (event: KeyboardEvent) => {
    if (!opened || event.nativeEvent.isComposing) return;
    const last = offered.length - 1;
    if (event.key === "ArrowDown") setAt(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setAt(at <= 0 ? last : at - 1);
    else if (event.key === "Escape") setBegun(null);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) name(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Popover
      opened={opened}
      position="bottom-start"
      width={280}
      trapFocus={false}
      returnFocus={false}
      withRoles={false}
      onChange={(open) => open || setBegun(null)}
    >
      <Popover.Target>
        <Textarea
          {...others}
          ref={area}
          value={value}
          aria-autocomplete="list"
          aria-controls={opened ? id : undefined}
          aria-activedescendant={opened && chosen ? idOf(chosen) : undefined}
          onChange={(event) => {
            onText(event.currentTarget.value);
            look();
          }}
          onClick={look}
          onKeyUp={(event) => {
            if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) look();
          }}
          onKeyDown={steer}
          onBlur={() => setBegun(null)}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div role="listbox" id={id} aria-label={t("comments.name")} className={styles.offered}>
          {offered.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the line of text keeps the focus and names who is chosen
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the line of text
            <div
              key={person.id}
              role="option"
              id={idOf(person)}
              aria-selected={person.id === chosen?.id}
              // The line of text would lose the focus, and with it this list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => name(person)}
            >
              <Avatar name={person.name} handle={person.handle} size={28} />
              <span>
                <bdi>{person.name}</bdi>
                <small>
                  <Handle handle={person.handle} />
                </small>
              </span>
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
