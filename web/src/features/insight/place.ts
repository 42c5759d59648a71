// Where something is said: the pattern of the page, never its address. No id, no name, nothing searched for.
import type { NewFeedback } from "../../api";

// A page that is not there has only the frame around all pages as its pattern.
export function pattern(matches: readonly { fullPath: string }[]): string {
  const deepest = matches.at(-1);
  if (!deepest || matches.length === 1) return "/no_such_page";
  const path = deepest.fullPath.replace(/\/+$/, "");
  return path === "" ? "/" : path;
}

export function widthClass(pixels: number): NewFeedback["width"] {
  if (pixels < 600) return "phone";
  return pixels < 960 ? "tablet" : "desktop";
}
