// Contrast as WCAG 2.2 defines it (relative luminance, success criterion 1.4.3).

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  // Style sheets are shortened when they are built: "#fff" is "#ffffff".
  const hex = colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

// The tokens of both themes as they are written in tokens.css.
export function readTokens(css: string): { light: Map<string, string>; dark: Map<string, string> } {
  const darkAt = css.indexOf(':root[data-mantine-color-scheme="dark"]');
  const light = colours(css.slice(0, darkAt));
  const dark = new Map([...light, ...colours(css.slice(darkAt))]);
  return { light, dark };
}

function colours(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
}
