import type { GearKind } from "../../../api";
import styles from "./Gear.module.css";

// A shoe or a bike, drawn in a few flat shapes of our own colours.
export function GearPicture({ kind, small }: { kind: GearKind; small?: boolean }) {
  return (
    <span className={styles.picture} data-kind={kind} data-small={small || undefined}>
      <svg viewBox="0 0 96 64" aria-hidden="true">
        {kind === "shoes" ? <Shoe /> : <Bike />}
      </svg>
    </span>
  );
}

function Shoe() {
  return (
    <>
      <path
        className={styles.body}
        d="M13 17c1-4 6-5 9-2 4 4 9 5 15 3l5-2c2 6 8 10 18 15 9 4 20 5 23 11 1 2 1 5 0 7H13c-3-9-3-21 0-32Z"
      />
      <path className={styles.shade} d="M13 17c1-4 6-5 9-2l2 34H13c-3-9-3-21 0-32Z" />
      <path className={styles.trim} d="m40 22 8-4M45 28l8-4M51 33l8-4" />
      <path className={styles.stripe} d="M30 45c8-1 14-5 19-11M40 46c8-1 14-5 19-10" />
      <path className={styles.sole} d="M10 48h74c3 0 4 3 2 5-2 3-5 4-9 4H17c-5 0-8-4-7-9Z" />
    </>
  );
}

function Bike() {
  return (
    <>
      <g className={styles.wheels}>
        <circle cx="22" cy="42" r="15" />
        <circle cx="74" cy="42" r="15" />
      </g>
      <g className={styles.spokes}>
        <path d="M22 27v30M7 42h30M74 27v30M59 42h30" />
      </g>
      <path className={styles.frame} d="M22 42 34 21h31M22 42h24l19-21M34 21l12 21M74 42 63 13" />
      <path className={styles.trim} d="M63 13h7c4 0 4 6 0 6M28 17h11" />
      <circle className={styles.hub} cx="46" cy="42" r="4" />
    </>
  );
}
