import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Activity, Gear } from "../../../api";
import { useText } from "../../../lib/text";
import { useMeasures } from "../../../lib/viewer";
import { Card } from "../../../ui/Card";
import { Icon } from "../../../ui/icons";
import { useTell } from "../../../ui/tell";
import styles from "./Gear.module.css";
import { GearPicture } from "./GearPicture";
import { gearQuery, useChooseGear } from "./gear";
import { kindOf, nameOf } from "./wear";

// On an own activity: with which gear it was done, and another choice. Sports without gear show nothing.
export function GearOfActivity({ activity }: { activity: Activity }) {
  const t = useText();
  const measures = useMeasures();
  const kind = kindOf(activity.sport);
  const all = useQuery({ ...gearQuery, enabled: activity.mine && kind !== undefined });
  if (!activity.mine || !kind || !all.data) return null;
  const fitting = all.data.items.filter((piece) => piece.kind === kind);
  const mine = activity.gear && all.data.items.find((piece) => piece.id === activity.gear?.id);
  const distance = mine && measures.distance(mine.distance_m, 0);
  return (
    <Card title={t("nav.gear")}>
      <div className={styles.of_activity}>
        <GearPicture kind={kind} />
        <div className={styles.words}>
          {activity.gear ? (
            <>
              <Link to="/gear">{nameOf(activity.gear)}</Link>
              {distance && (
                <span className="quiet">
                  {t("gear.altogether", { distance: `${distance.value} ${distance.unit}` })}
                </span>
              )}
            </>
          ) : (
            <span>{t(fitting.length > 0 ? "gear.without" : `gear.none_of.${kind}`)}</span>
          )}
        </div>
        {fitting.length > 0 ? (
          <Change activity={activity} fitting={fitting} />
        ) : (
          <Button component={Link} to="/gear" size="compact-sm" variant="default">
            {t("gear.add")}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Change({ activity, fitting }: { activity: Activity; fitting: readonly Gear[] }) {
  const t = useText();
  const tell = useTell();
  const choose = useChooseGear(activity.id);
  const current = activity.gear?.id ?? null;
  const pick = (gear: string | null) => gear !== current && tell(choose.mutateAsync(gear));
  const tick = (chosen: boolean) => (chosen ? <Icon name="check" size={16} /> : null);
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" loading={choose.isPending}>
          {t("gear.change")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.choices}>
        {fitting.map((piece) => (
          <Menu.Item
            key={piece.id}
            rightSection={tick(piece.id === current)}
            onClick={() => pick(piece.id)}
          >
            {nameOf(piece)}
            {piece.retired_on && <small className="quiet"> {t("gear.is_out")}</small>}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={tick(current === null)} onClick={() => pick(null)}>
          {t("gear.without")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
