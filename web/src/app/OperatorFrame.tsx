// The frame of every page for those who run this installation: one row of places, and the page below.
import { Link, Outlet } from "@tanstack/react-router";
import { useText } from "../lib/text";
import styles from "./OperatorFrame.module.css";

export function OperatorFrame() {
  const t = useText();
  return (
    <>
      <nav className={styles.places} aria-label={t("operator.places")}>
        <Link to="/operator/challenges">{t("operator.place_challenges")}</Link>
        <Link to="/operator/promotions">{t("operator.place_promotions")}</Link>
      </nav>
      <Outlet />
    </>
  );
}
