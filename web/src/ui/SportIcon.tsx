import type { ReactNode } from "react";

// One small drawing for each sport, readable at 20 pixels.
const drawings: Record<string, ReactNode> = {
  running: (
    <>
      <circle cx="15" cy="4.6" r="1.9" />
      <path d="m5.5 9.5 3.5-2 4 .8-2.5 5.2 4 2.5-.5 4.5M13 8.3l1.5 3 3.5.7M10 14.5 8.5 17l-4.5.5" />
    </>
  ),
  cycling: (
    <>
      <circle cx="6" cy="16" r="3.8" />
      <circle cx="18" cy="16" r="3.8" />
      <path d="m6 16 4-7h5.5l2.5 7M10 9l3.5 7H6M14.5 6H17" />
    </>
  ),
  walking: (
    <>
      <circle cx="12.8" cy="4.6" r="1.9" />
      <path d="M9 10.5 12.5 8l1 4 3 2M13.5 12l-2 3.5 2.5 5M11 14.5l-2.5 6" />
    </>
  ),
  hiking: (
    <path d="m2.5 19 6-11 3.5 6M9.5 19l6-9.5L21.5 19ZM8.5 8l1-2M18 5.5v2.5M18 5.5l2.5 1L18 7.5" />
  ),
  swimming: (
    <>
      <circle cx="17.5" cy="9" r="2" />
      <path d="m6 12.5 5.5-5.5 4 5.5M3 16c2 0 2 1.2 4.5 1.2S10 16 12 16s2 1.2 4.5 1.2S19 16 21 16M3 19.8c2 0 2 1.2 4.5 1.2" />
    </>
  ),
  rowing: (
    <path d="M3 15.5h18c-1.5 2.5-3.5 3.5-9 3.5s-7.5-1-9-3.5ZM9 5.5l2 5 4 1M11 10.5l-2 4.5M5 8.5l14 10" />
  ),
  skiing: (
    <>
      <circle cx="15.5" cy="4.6" r="1.9" />
      <path d="M4 15.5 20 20M12 8l-3 3.5 4 2.5-1.5 3.5M12 8l3 2.5 3.5-.5M9 7.5 5.5 13" />
    </>
  ),
  skating: (
    <>
      <circle cx="15" cy="4.6" r="1.9" />
      <path d="M6 8.5 11 7.5l-1.5 5 4.5 2.5-1 4.5M9.5 12.5 5 16M11 7.5l4 3.5M11 21h5M3 17.5l4 1.5" />
    </>
  ),
  strength: <path d="M3 10v4M6 7.5v9M18 7.5v9M21 10v4M6 12h12" />,
  yoga: (
    <>
      <circle cx="12" cy="5" r="2" />
      <path d="M12 8.5v6M12 10 6.5 14.5M12 10l5.5 4.5M4 19.5c3-3 5.5-4 8-4s5 1 8 4H4Z" />
    </>
  ),
  other: (
    <>
      <path d="M8 6h8a6 6 0 0 1 0 12H8A6 6 0 0 1 8 6Z" />
      <path d="M9 10h6a2 2 0 0 1 0 4H9a2 2 0 0 1 0-4Z" />
    </>
  ),
};

export function SportIcon({ sport, size = 22 }: { sport: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[sport] ?? drawings.other}
    </svg>
  );
}
