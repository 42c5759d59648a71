// The squares of a QR code as one path: a run of dark ones in a line is one rectangle.
export function pathOf(rows: readonly string[]): string {
  let path = "";
  rows.forEach((row, y) => {
    for (const { 0: run, index } of row.matchAll(/1+/g)) {
      path += `M${index} ${y}h${run.length}v1h-${run.length}z`;
    }
  });
  return path;
}
