import { Button, NativeSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ComparedFriend } from "../../api";
import { useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { Beside } from "./Beside";
import { comparedFriendsQuery, friendsToAskQuery, useComparing } from "./comparisons";
import styles from "./WithFriends.module.css";

// Friends who want it stand beside one; asking and answering is done here too.
export function WithFriends() {
  const t = useText();
  const list = useQuery(comparedFriendsQuery);
  return (
    <Card title={t("compare.with_friends")}>
      <div className="stack">
        <p className={styles.words}>{t("compare.friends_words")}</p>
        {list.isPending && <Bones rows={1} height={60} />}
        {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
        {list.data && <Lists items={list.data.items} />}
      </div>
    </Card>
  );
}

function Lists({ items }: { items: ComparedFriend[] }) {
  const t = useText();
  const [chosen, setChosen] = useState("");
  const agreed = items.filter((one) => one.state === "agreed");
  const beside = agreed.find((one) => one.id === chosen) ?? agreed[0];
  return (
    <>
      <Open items={items.filter((one) => one.state !== "agreed")} />
      {beside && (
        <>
          {agreed.length > 1 && (
            <NativeSelect
              className={styles.choose}
              label={t("compare.beside_whom")}
              value={beside.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={agreed.map(({ id, name, handle }) => ({
                value: id,
                label: `${name} · @${handle}`,
              }))}
            />
          )}
          <Beside key={beside.id} friend={beside} />
        </>
      )}
      <Ask known={items} />
    </>
  );
}

// What waits for an answer: of oneself or of the other.
function Open({ items }: { items: ComparedFriend[] }) {
  const t = useText();
  const tell = useTell();
  const change = useComparing();
  if (items.length === 0) return null;
  const say = ({ id, name }: ComparedFriend, want: boolean) =>
    tell(
      change.mutateAsync({ athlete_id: id, want }),
      t(want ? "compare.agreed" : "compare.ended", { name }),
    );
  return (
    <ul className={styles.open} aria-label={t("compare.open")}>
      {items.map((one) => (
        <li key={one.id}>
          <Avatar name={one.name} handle={one.handle} size={40} />
          <span>
            <Link to="/@{$handle}" params={{ handle: one.handle }}>
              {one.name}
            </Link>{" "}
            {t(one.state === "asks" ? "compare.asks" : "compare.asked")}
          </span>
          <span className={styles.answers}>
            {one.state === "asks" && (
              <Button
                aria-label={t("compare.agree_with", { name: one.name })}
                loading={change.isPending}
                onClick={() => say(one, true)}
              >
                {t("compare.agree")}
              </Button>
            )}
            <Button
              variant="default"
              aria-label={t(
                one.state === "asks" ? "compare.decline_with" : "compare.withdraw_with",
                { name: one.name },
              )}
              loading={change.isPending}
              onClick={() => say(one, false)}
            >
              {t(one.state === "asks" ? "compare.decline" : "compare.withdraw")}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Ask({ known }: { known: ComparedFriend[] }) {
  const t = useText();
  const tell = useTell();
  const friends = useQuery(friendsToAskQuery);
  const change = useComparing();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = (friends.data?.items ?? []).filter(
    ({ id }) => !known.some((other) => other.id === id),
  );
  if (friends.data && friends.data.items.length === 0) {
    return (
      <p className={styles.words}>
        {t("compare.no_friends")} <Link to="/friends">{t("compare.find_friends")}</Link>
      </p>
    );
  }
  if (open.length === 0) return null;
  const ask = async () => {
    const whom = open.find(({ id }) => id === chosen);
    if (!whom) return;
    const sent = change.mutateAsync({ athlete_id: whom.id, want: true });
    if (await tell(sent, t("compare.asked_one", { name: whom.name }))) setChosen(null);
  };
  return (
    <div className={styles.ask}>
      <Select
        label={t("compare.ask_whom")}
        searchable
        data={open.map(({ id, name, handle }) => ({ value: id, label: `${name} · @${handle}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button disabled={chosen === null} loading={change.isPending} onClick={ask}>
        {t("compare.ask")}
      </Button>
    </div>
  );
}
