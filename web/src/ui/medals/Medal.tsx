import { useId } from "react";
import { designOf } from "./designs";
import { GLYPHS } from "./glyphs";
import styles from "./Medal.module.css";
import { SHAPES } from "./shapes";

interface MedalProps {
  badge: string;
  tier?: string | null;
  size?: number;
  // A badge on its way is drawn in outline, filled up to its share (0 to 1).
  share?: number;
}

export function Medal({ badge, tier, size = 72, share }: MedalProps) {
  const id = useId();
  const { shape, glyph } = designOf(badge);
  const metal = tier === "bronze" || tier === "silver" || tier === "gold" ? tier : "ember";
  const onItsWay = share !== undefined;
  const outline = SHAPES[shape];
  const centreY = shape === "peak" ? 60 : 48;
  const scale = shape === "peak" ? 0.82 : 1;

  return (
    <svg
      className={styles.medal}
      data-metal={metal}
      data-on-its-way={onItsWay || undefined}
      width={size}
      height={size}
      viewBox="0 0 96 96"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id={`${id}-metal`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" className={styles.bright} />
          <stop offset="1" className={styles.deep} />
        </linearGradient>
        <clipPath id={`${id}-clip`}>
          <rect x="0" y={96 - 96 * (share ?? 1)} width="96" height="96" />
        </clipPath>
        <clipPath id={`${id}-shape`}>
          <path d={outline} />
        </clipPath>
      </defs>
      {onItsWay ? (
        <>
          <path className={styles.empty} d={outline} />
          <path className={styles.filling} d={outline} clipPath={`url(#${id}-clip)`} />
          <path className={styles.edge} d={outline} />
        </>
      ) : (
        <>
          <path d={outline} fill={`url(#${id}-metal)`} />
          <g clipPath={`url(#${id}-shape)`}>
            <path className={styles.shine} d="M-10 40 60 -30 96 -30 -10 76Z" />
          </g>
          <path
            className={styles.rim}
            d={outline}
            transform="translate(48 48) scale(.86) translate(-48 -48)"
          />
        </>
      )}
      {typeof glyph === "object" ? (
        <text className={styles.number} x="48" y={centreY + 14}>
          {glyph.number}
        </text>
      ) : (
        <g
          className={styles.glyph}
          transform={`translate(48 ${centreY}) scale(${scale}) translate(-24 -24)`}
        >
          {GLYPHS[glyph]}
        </g>
      )}
    </svg>
  );
}
