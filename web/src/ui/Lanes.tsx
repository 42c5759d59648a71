// The lanes of a track seen from above: our ornament.
export function Lanes({
  className,
  lanes = 7,
  title,
}: {
  className?: string;
  lanes?: number;
  title?: string;
}) {
  const ovals = Array.from({ length: lanes }, (_, lane) => {
    const inset = 4 + lane * 13;
    return { inset, radius: 150 - inset };
  });
  return (
    <svg
      className={className}
      viewBox="0 0 600 300"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.5}
      aria-hidden={title ? undefined : true}
      aria-label={title}
      role={title ? "img" : undefined}
    >
      {ovals.map(({ inset, radius }) => (
        <rect
          key={inset}
          x={inset}
          y={inset}
          width={600 - 2 * inset}
          height={300 - 2 * inset}
          rx={radius}
        />
      ))}
    </svg>
  );
}
