/** The chart for whoever has nothing but the picture: on paper, in light colours, with its title and its legend. */

import { Chart, Legend, Title } from 'chart.js';
import type { Analysis } from '../../lib/interactions/analysis.ts';
import { configuration } from './TimeChart.tsx';

Chart.register(Legend, Title);

export interface ChartPicture {
  byTime: Analysis['byTime'];
  title: string;
  /** What the dashes are. */
  before: string;
}

/** Draws it beside `place`, unseen, and hands it to `use`, which takes what it needs of it at once. */
export function drawPicture(
  { byTime, title, before }: ChartPicture,
  place: Element,
  use: (picture: HTMLCanvasElement) => void,
): void {
  const paper = document.createElement('div');
  paper.className = 'chart-paper';
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [1200, 480];
  paper.append(picture);
  place.after(paper);
  const { color, backgroundColor, fontFamily: family } = getComputedStyle(paper);
  const { data, options, ...bars } = configuration(byTime, paper);
  const chart = new Chart(picture, {
    ...bars,
    data: {
      ...data,
      datasets: data.datasets.map((set) => (set.type === 'line' ? { ...set, label: before } : set)),
    },
    options: {
      ...options,
      ...{ responsive: false, devicePixelRatio: 2, layout: { padding: 16 } },
      plugins: {
        title: { display: true, text: title, color, font: { family, size: 16 }, align: 'start' },
        legend: { position: 'bottom', labels: { color, font: { family, size: 13 }, usePointStyle: true } },
      },
    },
    plugins: [
      {
        id: 'paper',
        beforeDraw({ ctx, width, height }) {
          ctx.fillStyle = backgroundColor;
          ctx.fillRect(0, 0, width, height);
        },
      },
    ],
  });
  use(picture);
  chart.destroy();
  paper.remove();
}
