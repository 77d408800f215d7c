/** Calls by hour or by day as stacked bars, the period before as a dash over each. The same numbers stand in a table beneath. */

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { Component, createRef } from 'preact';
import type { Analysis } from '../../lib/interactions/analysis.ts';
import { chartColours } from './chart-colours.ts';
import { slotName } from './words.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

interface TimeChartProps {
  byTime: Analysis['byTime'];
  /** What the canvas shows, for those who cannot see it. */
  label: string;
}

export class TimeChart extends Component<TimeChartProps> {
  private canvas = createRef<HTMLCanvasElement>();
  private chart: Chart | null = null;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  override componentDidMount(): void {
    this.dark.addEventListener('change', this.redraw);
    this.redraw();
  }

  override componentDidUpdate(): void {
    this.redraw();
  }

  override componentWillUnmount(): void {
    this.dark.removeEventListener('change', this.redraw);
    this.chart?.destroy();
  }

  private readonly redraw = (): void => {
    const canvas = this.canvas.current;
    if (!canvas?.parentElement) return;
    this.chart?.destroy();
    this.chart = new Chart(canvas, configuration(this.props.byTime, canvas.parentElement));
  };

  override render({ label }: TimeChartProps) {
    return (
      <div class="time-chart">
        <canvas ref={this.canvas} role="img" aria-label={label} />
      </div>
    );
  }
}

/** What is drawn, in the colours of `place`. */
export function configuration(
  { unit, slots, before }: Analysis['byTime'],
  place: HTMLElement,
): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  const colours = chartColours(place);
  const font = { family: getComputedStyle(place).fontFamily, size: 12 };
  const bar = { type: 'bar' as const, stack: 'calls', borderRadius: 2, maxBarThickness: 36 };
  const ticks = { color: colours['ink-3'], font };
  const then = (at: number) =>
    unit === 'hour' ? before.find((slot) => slot.at === slots[at]?.at) : before[at];
  return {
    type: 'bar',
    data: {
      labels: slots.map((slot) => slotName(slot, unit)),
      datasets: [
        {
          ...bar,
          label: 'Answered',
          data: slots.map(({ figures }) => figures.answered),
          backgroundColor: colours['accent-solid'],
        },
        {
          ...bar,
          label: 'Outbound',
          data: slots.map(({ figures }) => figures.outbound),
          backgroundColor: colours['accent-line'],
        },
        {
          ...bar,
          label: 'Not answered',
          data: slots.map(({ figures }) => figures.inbound - figures.answered),
          backgroundColor: colours['bad-mark'],
        },
        {
          type: 'line',
          label: 'Before',
          // In front of the bars: most dashes stand within one.
          order: -1,
          data: slots.map((_, at) => then(at)?.figures.calls ?? null),
          showLine: false,
          pointStyle: 'line',
          pointRadius: 14,
          pointHoverRadius: 14,
          pointBorderWidth: 2,
          borderColor: colours.ink,
        },
      ],
    },
    options: {
      // The legend of the page is its own.
      plugins: { legend: { display: false } },
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { stacked: true, grid: { display: false }, border: { color: colours.line }, ticks },
        y: {
          stacked: true,
          beginAtZero: true,
          grid: { color: colours.line },
          border: { display: false },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  };
}
