// The frame of every page for those who run this installation: one row of places, and the page below.
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useText } from "../lib/text";
import styles from "./OperatorFrame.module.css";

export function OperatorFrame() {
  const t = useText();
  const places = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
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
        <Link to="/operator/challenges">{t("operator.place_challenges")}</Link>
        <Link to="/operator/promotions">{t("operator.place_promotions")}</Link>
        <Link to="/operator/shops">{t("operator.place_shops")}</Link>
        <Link to="/operator/feedback">{t("operator.place_feedback")}</Link>
        <Link to="/operator/journey">{t("operator.place_journey")}</Link>
      </nav>
      <Outlet />
    </>
  );
}
