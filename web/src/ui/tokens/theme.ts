import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from "@mantine/core";

// The kit wants ten shades by name; what is shown comes from tokens.css through the resolver below.
const shades = Array.from({ length: 10 }, () => "#c23616") as unknown as MantineColorsTuple;
const dangerShades = Array.from({ length: 10 }, () => "#ad1740") as unknown as MantineColorsTuple;

const colours: VariantColorsResolver = ({ color, variant }) => {
  const tone = color === "danger" ? "danger" : "ember";
  const bare = "1px solid transparent";
  switch (variant) {
    case "filled":
      return {
        background: `var(--${tone})`,
        hover: `var(--${tone}-strong)`,
        color: `var(--on-${tone})`,
        border: bare,
      };
    case "light":
      return {
        background: `var(--${tone}-soft)`,
        hover: `var(--${tone}-soft)`,
        color: `var(--${tone}-ink)`,
        border: bare,
      };
    case "subtle":
    case "transparent":
      return {
        background: "transparent",
        hover: tone === "danger" ? "var(--danger-soft)" : "var(--sunk)",
        color: tone === "danger" ? "var(--danger)" : "var(--ink)",
        border: bare,
      };
    default:
      return {
        background: "var(--card)",
        hover: "var(--sunk)",
        color: tone === "danger" ? "var(--danger)" : "var(--ink)",
        border: "1px solid var(--line-strong)",
      };
  }
};

// Dialogs must not write a style element to lock scrolling (the content policy forbids it);
// kit.css locks the page instead.
export const theme = createTheme({
  colors: { ember: shades, danger: dangerShades },
  primaryColor: "ember",
  primaryShade: 6,
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: colours,
  components: {
    Button: { defaultProps: { radius: "xl" } },
    ActionIcon: { defaultProps: { radius: "xl", variant: "subtle" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md", checkIconPosition: "right" } },
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: "lg" } },
    SegmentedControl: { defaultProps: { radius: "xl" } },
    Tooltip: { defaultProps: { openDelay: 200 } },
  },
});
