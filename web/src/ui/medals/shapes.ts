// The outlines of our medals, on a grid of 96. What a badge is for decides its outline.

export type Shape = "track" | "sun" | "peak" | "hexagon" | "shield" | "round";

// A scalloped sun: as many soft waves as asked, between two radii.
function sun(waves: number, inner: number, outer: number): string {
  const points: string[] = [];
  const steps = Math.max(96, waves * 12);
  for (let step = 0; step < steps; step++) {
    const turn = (step / steps) * 2 * Math.PI;
    const radius = (inner + outer) / 2 + ((outer - inner) / 2) * Math.cos(turn * waves);
    points.push(
      `${(48 + radius * Math.sin(turn)).toFixed(2)} ${(48 - radius * Math.cos(turn)).toFixed(2)}`,
    );
  }
  return `M${points.join("L")}Z`;
}

// A polygon with rounded corners.
function rounded(corners: readonly (readonly [number, number])[], reach: number): string {
  const parts = corners.map((corner, at) => {
    const before = corners[(at + corners.length - 1) % corners.length]!;
    const after = corners[(at + 1) % corners.length]!;
    const start = towards(corner, before, reach);
    const end = towards(corner, after, reach);
    return `${at === 0 ? "M" : "L"}${start} Q${corner[0]} ${corner[1]} ${end}`;
  });
  return `${parts.join("")}Z`;
}

function towards(
  from: readonly [number, number],
  to: readonly [number, number],
  reach: number,
): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = reach / length;
  return `${(from[0] + (to[0] - from[0]) * share).toFixed(2)} ${(from[1] + (to[1] - from[1]) * share).toFixed(2)}`;
}

export const SHAPES: Record<Shape, string> = {
  track:
    "M30 14H66a22 22 0 0 1 22 22V60a22 22 0 0 1 -22 22H30A22 22 0 0 1 8 60V36A22 22 0 0 1 30 14Z",
  sun: sun(14, 38, 43),
  peak: rounded(
    [
      [48, 3],
      [94, 86],
      [2, 86],
    ],
    20,
  ),
  hexagon: rounded(
    [
      [48, 3],
      [88, 25.5],
      [88, 70.5],
      [48, 93],
      [8, 70.5],
      [8, 25.5],
    ],
    13,
  ),
  shield: "M48 5C60 12 73 14 86 14C88 48 80 76 48 92C16 76 8 48 10 14C23 14 36 12 48 5Z",
  round: sun(1, 42, 42),
};
