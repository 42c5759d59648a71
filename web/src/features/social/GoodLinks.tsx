import { Button } from "@mantine/core";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { useTell } from "../../ui/tell";
import styles from "./Groups.module.css";

interface GoodLink {
  id: string;
  uses: number;
  most_uses: number;
  expires_at: string;
}

interface GoodLinksProps {
  label: string;
  links: readonly GoodLink[];
  // How a link stands, in words.
  words(state: { uses: number; most: number; when: string }): string;
  revoke(id: string): Promise<unknown>;
}

// Links that still let people in; one tap takes one back.
export function GoodLinks({ label, links, words, revoke }: GoodLinksProps) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const tell = useTell();
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label={label}>
      {links.map((link) => {
        const when = formatInstant(link.expires_at, zone, locale);
        const said = words({ uses: link.uses, most: link.most_uses, when });
        return (
          <li key={link.id}>
            <span className="quiet">{said}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="danger"
              aria-label={`${t("groups.invite_revoke")}: ${said}`}
              onClick={() => tell(revoke(link.id))}
            >
              {t("groups.invite_revoke")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
