// Our own line icons, all on a grid of 24 with one weight of line.
import type { ReactNode } from "react";

const shapes = {
  bell: (
    <path d="M6 16.5h12l-1.5-2.5v-3.5a4.5 4.5 0 0 0-9 0V14L6 16.5ZM10 19.5a2.2 2.2 0 0 0 4 0" />
  ),
  home: <path d="M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10M10 19.5v-5h4v5" />,
  bag: <path d="M5.5 8.5h13l1 11h-15l1-11ZM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11" />,
  list: <path d="M4 6.5h.01M8.5 6.5H20M4 12h.01M8.5 12H20M4 17.5h.01M8.5 17.5H20" />,
  upload: <path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4" />,
  download: <path d="M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15.5v4h15v-4" />,
  medal: (
    <>
      <circle cx="12" cy="14.5" r="5.5" />
      <path d="M8.8 9.8 6 4h4.2L12 8l1.8-4H18l-2.8 5.8M12 12.2v4.6" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8.2" r="3.8" />
      <path d="M4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20" />
      <circle cx="15" cy="7.5" r="2.5" />
      <circle cx="9" cy="16.5" r="2.5" />
    </>
  ),
  sign_out: <path d="M14 4.5H5.5v15H14M10.5 12h9.5M16.5 8.5 20 12l-3.5 3.5" />,
  search: (
    <>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="m15.5 15.5 4.5 4.5" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  alert: <path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.01" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.5M12 7.8v.01" />
    </>
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9" rx="2" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17" />
    </>
  ),
  flag: <path d="M6 20.5v-16M6 5h11.5l-2.5 4 2.5 4H6" />,
  edit: <path d="m4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5l-4.5 1ZM13.5 7l3.5 3.5" />,
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5" />,
  key: (
    <>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8.5-8.5M16 7.5l3 3" />
    </>
  ),
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth={3.2} />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  arrow: <path d="M4.5 12h15M13.5 6l6 6-6 6" />,
  chevron: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
  flame: (
    <path d="M12 3.5c1 3.5 5.5 5.5 5.5 10.5a5.5 5.5 0 0 1-11 0c0-2 1-3.5 2-4.5.3 1.5 1 2.3 2 2.5-.3-3 0-6 1.5-8.5Z" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  heart: <path d="M12 19.5C5.5 15 4 11.5 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 2.5-1.5 6-8 10.5Z" />,
  star: <path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8L12 3.8Z" />,
  mountain: <path d="m2.5 19 6.5-11 4 6.5 2-3 6.5 7.5H2.5Z" />,
  route: (
    <>
      <circle cx="6" cy="18" r="2" />
      <circle cx="18" cy="6" r="2" />
      <path d="M8 18h6.5a3 3 0 0 0 0-6h-5a3 3 0 0 1 0-6H16" />
    </>
  ),
  bolt: <path d="M13.5 3.5 5.5 13.5H11l-.5 7 8-10H13l.5-7Z" />,
  folder: <path d="M3.5 6.5h6l2 2.5h9v10h-17v-12.5Z" />,
  file: <path d="M6.5 3.5h7l4.5 4.5v12.5H6.5v-17ZM13.5 3.5V8H18" />,
  retry: <path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5V8H15" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
    </>
  ),
  device: (
    <>
      <rect x="7.5" y="6.5" width="9" height="11" rx="2.5" />
      <path d="m9 6.5.5-3h5l.5 3M9 17.5l.5 3h5l.5-3M12 9.5V12l1.5 1" />
    </>
  ),
  kudos: (
    <path d="M8 11v8.5H4.5V11H8Zm0 0 3.8-6.5c1.4 0 2.2 1 2 2.3L13.3 10h4.4c1.2 0 2 1 1.7 2.2l-1.3 5.8c-.2.9-1 1.5-1.9 1.5H8" />
  ),
  comment: <path d="M4 5.5h16v11h-8.5L7 20v-3.5H4v-11Z" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.4" />
      <path d="M2.8 19.5c.6-3.6 3-5.4 6.2-5.4s5.6 1.8 6.2 5.4M15.6 5.4a3.3 3.3 0 0 1 0 6.2M17.6 14.7c2 .7 3.2 2.3 3.6 4.8" />
    </>
  ),
  block: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m6 6 12 12" />
    </>
  ),
  shoe: (
    <path d="M3.5 6.5c1.5 1.5 3.5 2 6 1.2 1 2.8 3.5 4.3 6.5 5.3 2.8.9 4.5 1.6 4.5 4.5H4c-.8-3.5-1-7.5-.5-11ZM3.8 17.5v1.8h16.4M10.5 10.5l2.2-1M12.8 12.4l2-1" />
  ),
  feed: <path d="M5 5.5h14v5.5H5V5.5ZM5 14.5h14M5 18.5h9" />,
  arrow_back: <path d="M19.5 12h-15M10.5 6l-6 6 6 6" />,
  smile: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.3 14c.9 1.5 2.2 2.3 3.7 2.3s2.8-.8 3.7-2.3M9 9.7v.01M15 9.7v.01" />
    </>
  ),
  flat: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.5 15h7M9 9.7v.01M15 9.7v.01" />
    </>
  ),
  frown: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.3 16.2c.9-1.5 2.2-2.3 3.7-2.3s2.8.8 3.7 2.3M9 9.7v.01M15 9.7v.01" />
    </>
  ),
  bulb: <path d="M9.5 17.5c0-2.3-3-3.6-3-7.3a5.5 5.5 0 0 1 11 0c0 3.7-3 5-3 7.3h-5ZM10 20.5h4" />,
  camera: (
    <>
      <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4V8Z" />
      <circle cx="12" cy="13.3" r="3.3" />
    </>
  ),
  picture: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="2" />
      <path d="m4.5 17 4.5-5 3.5 4 3-3 4 4M15.5 9v.01" />
    </>
  ),
  chart: <path d="M4 5h16M6.5 10h11M9 15h6M10.5 20h3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

// Decoration beside words; where an icon stands alone, its button carries the label.
// What points along the line of reading points the other way where lines run from right to left.
const POINTING: ReadonlySet<IconName> = new Set(["arrow", "list", "sign_out"]);

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={POINTING.has(name) ? "pointing" : undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  );
}
