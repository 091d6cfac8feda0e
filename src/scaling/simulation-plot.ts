import type { ScalingSample, ScalingTrace } from './simulated-workload';

const [WIDTH, HEIGHT, MARGIN, GAP] = [800, 200, 50, 40];
/** Told apart also without colours: the order is that of the legend. */
const COLOURS = ['#1f77b4', '#d62728', '#2ca02c', '#9467bd', '#8c564b'];
const DEMAND = '#7f7f7f';

/** Two panels over time: demand and what is served of it, then replicas. */
export function simulationPlot(traces: readonly ScalingTrace[]): string {
  const end = traces[0].samples[traces[0].samples.length - 1].seconds || 1;
  const served = ({ demandCpus, unmetCpus }: ScalingSample) => demandCpus - unmetCpus;
  const cpus = panel(MARGIN, end, 'CPUs: demand, served', [
    { colour: DEMAND, samples: traces[0].samples, value: ({ demandCpus }) => demandCpus },
    ...traces.map(({ samples }, index) => ({ colour: colourOf(index), samples, value: served })),
  ]);
  const replicas = panel(MARGIN + HEIGHT + GAP, end, 'replicas', traces.map(({ samples }, index) => (
    { colour: colourOf(index), samples, value: ({ replicas: count }) => count }
  )));
  const legend = [['demand', DEMAND], ...traces.map(({ name }, index) => [name, colourOf(index)])].map(([name, colour], index) => (
    `<text x="${MARGIN + index * 150}" y="20" fill="${colour}">${escaped(name)}</text>`
  ));
  const height = MARGIN + 2 * HEIGHT + GAP + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...legend, ...cpus, ...replicas,
    `<text x="${MARGIN + WIDTH}" y="${height - 20}" text-anchor="end">${end} s</text>`,
    '</svg>',
    '',
  ].join('\n');
}

interface Line {
  readonly colour: string;
  readonly samples: readonly ScalingSample[];
  readonly value: (sample: ScalingSample) => number;
}

function panel(top: number, end: number, title: string, lines: readonly Line[]): string[] {
  const highest = lines.reduce((most, { samples, value }) => samples.reduce((so, sample) => Math.max(so, value(sample)), most), 1);
  const x = (seconds: number) => round(MARGIN + seconds / end * WIDTH);
  const y = (value: number) => round(top + HEIGHT - value / highest * HEIGHT);
  return [
    `<path d="M${MARGIN} ${top}V${top + HEIGHT}H${MARGIN + WIDTH}" fill="none" stroke="black"/>`,
    `<text x="${MARGIN}" y="${top - 6}">${title}</text>`,
    `<text x="${MARGIN - 6}" y="${top + 4}" text-anchor="end">${round(highest)}</text>`,
    ...lines.map(({ colour, samples, value }) => (
      `<path d="M${samples.map((sample) => `${x(sample.seconds)} ${y(value(sample))}`).join('L')}" fill="none" stroke="${colour}"/>`
    )),
  ];
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
