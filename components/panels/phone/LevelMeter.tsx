/** How loud the microphone is: twenty cells, the last four amber. */

const cells = 20;
const loud = 16;

export function LevelMeter({ level }: { level: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn in cells
    <div
      class="level"
      role="meter"
      aria-label="Microphone level"
      aria-valuemin={0}
      aria-valuemax={cells}
      aria-valuenow={level}
    >
      {Array.from({ length: cells }, (_, at) => (
        <i key={at} class={at >= level ? '' : at >= loud ? 'loud' : 'lit'} />
      ))}
    </div>
  );
}
