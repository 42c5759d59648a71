import type { GroupCard } from "../../api";
import { Avatar } from "../../ui/Avatar";
import styles from "./Groups.module.css";
import { pictureUrl } from "./groups";

// A group's picture, or its initials. The name stands beside it, so it says nothing by itself.
export function GroupPicture({
  group,
  size,
  invitation,
}: {
  group: Pick<GroupCard, "id" | "name" | "picture">;
  size: number;
  invitation?: string;
}) {
  if (!group.picture) return <Avatar name={group.name} handle={group.id} size={size} />;
  return (
    <img
      className={styles.picture}
      src={pictureUrl(group.id, group.picture, invitation)}
      alt=""
      width={size}
      height={size}
    />
  );
}
