// The frame of every page for those who run this installation: one row of places, and the page below.
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { meQuery } from "../features/identity/me";
import { placesOf } from "../lib/staff";
import { useText } from "../lib/text";
import styles from "./OperatorFrame.module.css";

export function OperatorFrame() {
  const t = useText();
  const places = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const me = useQuery(meQuery);
  const mine = placesOf(me.data?.staff_role);
  // On a phone the row is longer than the screen, and where one is may lie beyond its edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it waits for.
  useEffect(() => {
    const here = places.current?.querySelector("[data-status=active]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <>
      <nav ref={places} className={styles.places} aria-label={t("operator.places")}>
        <Link to="/operator" activeOptions={{ exact: true }}>
          {t("operator.place_start")}
        </Link>
        {mine.map((place) => (
          <Link key={place} to={`/operator/${place}`}>
            {t(`operator.place_${place}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
