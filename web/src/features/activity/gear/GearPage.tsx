import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../../lib/text";
import { Bones } from "../../../ui/Bones";
import { Empty } from "../../../ui/Empty";
import { Icon } from "../../../ui/icons";
import { Page } from "../../../ui/Page";
import { Refused } from "../../../ui/Refused";
import styles from "./Gear.module.css";
import { GearCard } from "./GearCard";
import { GearDialog } from "./GearDialog";
import { GearOffers } from "./GearOffers";
import { gearQuery } from "./gear";

// One's shoes and bikes: how far they went, what they are for, what has had its time.
export function GearPage() {
  const t = useText();
  const gear = useQuery(gearQuery);
  const [adding, setAdding] = useState(false);
  const items = gear.data?.items ?? [];
  const inUse = items.filter((piece) => !piece.retired_on);
  const retired = items.filter((piece) => piece.retired_on);
  const add = (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
      {t("gear.add")}
    </Button>
  );

  return (
    <Page title={t("nav.gear")} aside={items.length > 0 && add}>
      <GearOffers />
      {gear.isPending && <Bones rows={2} height={230} />}
      {gear.isError && <Refused error={gear.error} retry={() => gear.refetch()} />}
      {gear.data && items.length === 0 && (
        <Empty title={t("gear.none")} action={add}>
          {t("gear.none_words")}
        </Empty>
      )}
      {inUse.length > 0 && (
        <ul className={styles.cards} aria-label={t("gear.in_use")}>
          {inUse.map((piece) => (
            <li key={piece.id}>
              <GearCard gear={piece} />
            </li>
          ))}
        </ul>
      )}
      {retired.length > 0 && (
        <details className={styles.retired} open={inUse.length === 0}>
          <summary>
            <Icon name="chevron" size={18} />
            <h2>{t("gear.retired", { count: retired.length })}</h2>
          </summary>
          <ul className={styles.cards}>
            {retired.map((piece) => (
              <li key={piece.id}>
                <GearCard gear={piece} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {adding && <GearDialog others={items} onClose={() => setAdding(false)} />}
    </Page>
  );
}
