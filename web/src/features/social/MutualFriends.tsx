import { Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Profile } from "../../api";
import { useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import styles from "./MutualFriends.module.css";
import { More, People } from "./People";
import { mutualFriendsQuery } from "./suggestions";

// A few faces and a number, which lead to all friends in common.
export function MutualFriends({
  handle,
  mutual,
}: {
  handle: string;
  mutual: NonNullable<Profile["mutual_friends"]>;
}) {
  const t = useText();
  const [listing, setListing] = useState(false);
  return (
    <>
      <button type="button" className={styles.mutual} onClick={() => setListing(true)}>
        <span className={styles.faces} aria-hidden="true">
          {mutual.among.map((friend) => (
            <Avatar key={friend.id} name={friend.name} handle={friend.handle} size={28} />
          ))}
        </span>
        {t("athlete.mutual_friends", { count: mutual.count })}
      </button>
      <Modal
        opened={listing}
        onClose={() => setListing(false)}
        title={t("athlete.mutual_title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {listing && <All handle={handle} />}
      </Modal>
    </>
  );
}

function All({ handle }: { handle: string }) {
  const t = useText();
  const list = useInfiniteQuery(mutualFriendsQuery(handle));
  if (list.isPending) return <Bones rows={2} height={48} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  return (
    <>
      <People
        items={list.data.pages.flatMap((page) => page.items)}
        label={t("athlete.mutual_title")}
      />
      <More list={list} />
    </>
  );
}
