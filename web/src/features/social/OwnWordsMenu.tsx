import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "../../ui/icons";

interface OwnWordsMenuProps {
  label: string;
  edit: string;
  remove: string;
  mayEdit: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

// What one may do with a comment or a post: change one's own words, or take some away.
export function OwnWordsMenu({
  label,
  edit,
  remove,
  mayEdit,
  onEdit,
  onRemove,
}: OwnWordsMenuProps) {
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <Icon name="more" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && (
          <Menu.Item leftSection={<Icon name="edit" size={18} />} onClick={onEdit}>
            {edit}
          </Menu.Item>
        )}
        <Menu.Item color="danger" leftSection={<Icon name="trash" size={18} />} onClick={onRemove}>
          {remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
