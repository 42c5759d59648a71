// What a medal carries in its middle: a few lines on a grid of 48, or the number that was reached.
import type { ReactNode } from "react";

export const GLYPHS = {
  shoe: (
    <path d="M6 32V19c4 2.5 8 1.5 10-3l12 9.5c3 2 7 2.5 10 3 3 .6 4 3 4 5.5H8a2 2 0 0 1-2-2ZM21 20l-3 3M26 24l-3 3M6 38h36" />
  ),
  sunrise: <path d="M4 36h40M12 36a12 12 0 0 1 24 0M24 18V9M10.5 23 5.5 18M37.5 23l5-5M17 42h14" />,
  moon: <path d="M38 29A16 16 0 1 1 20 9a13 13 0 0 0 18 20ZM33 8v7M29.5 11.5h7M40 18v4M38 20h4" />,
  mountain: <path d="m3 39 14-24 9 14 5-7 14 17H3ZM12 24l5 4 5-4" />,
  summit: <path d="m3 42 17-28 9 14 4-6 12 20H3ZM20 14V4l9 3.5L20 11" />,
  flame: (
    <path d="M24 4c2 9 13 13 13 25a13 13 0 0 1-26 0c0-5 2.5-9 5-11 .7 4 2.5 6 5 6.5C20 17 20.5 10 24 4ZM24 42c-4 0-6-3-6-6 3 0 5-2 6-5 1 3 6 3 6 6 0 3-2 5-6 5Z" />
  ),
  compass: (
    <path d="M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38ZM32 16l-4.5 11.5L16 32l4.5-11.5L32 16Z" />
  ),
  globe: (
    <path d="M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38ZM5 24h38M24 5c11 12 11 26 0 38M24 5c-11 12-11 26 0 38" />
  ),
  clock: <path d="M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38ZM24 13v11l8 5" />,
  wheel: (
    <path d="M24 5a19 19 0 1 1 0 38 19 19 0 0 1 0-38ZM24 20a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM24 5v15M24 28v15M5 24h15M28 24h15M10.5 10.5l10.6 10.6M27 27l10.5 10.5M37.5 10.5 27 21M21 27 10.5 37.5" />
  ),
  calendar: <path d="M7 10h34v31H7V10ZM7 19h34M15 5v9M33 5v9M15 30l6 6 12-12" />,
  wave: (
    <path d="M4 20c7 0 7 5 13.5 5S24 20 31 20s7 5 13 5M4 31c7 0 7 5 13.5 5S24 31 31 31s7 5 13 5M4 9c7 0 7 5 13.5 5S24 9 31 9s7 5 13 5" />
  ),
  bolt: <path d="M28 4 9 27h13l-2 17 19-24H26l2-16Z" />,
  star: (
    <path d="m24 5 5.7 12.3 13.3 1.7-9.8 9.3 2.5 13.3L24 35l-11.7 6.6 2.5-13.3L5 19l13.3-1.7L24 5Z" />
  ),
  route: (
    <path d="M12 34a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM36 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM16 38h14a6.5 6.5 0 0 0 0-14H18a6 6 0 0 1 0-14h14" />
  ),
  leaf: <path d="M8 40C8 20 18 9 41 7c0 22-9 33-27 33M8 40C14 28 21 22 30 18M20 27v9M20 27h10" />,
} satisfies Record<string, ReactNode>;

export type Glyph = keyof typeof GLYPHS;
