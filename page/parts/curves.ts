import type { Box } from '../../src/report/report-data';

type Point = readonly [x: number, y: number];

/** How far an arc leaves the straight line: a part of its length, and at most so many pixels. */
const BEND = { part: 0.16, most: 90 };

/** A line through all points, rounded at each. */
export function curve([first, ...rest]: readonly Point[]): string {
  if (!first) return '';
  const last = rest.length - 1;
  const steps = rest.map(([x, y], i) => (i === last ? `L${x} ${y}` : `Q${x} ${y} ${(x + rest[i + 1][0]) / 2} ${(y + rest[i + 1][1]) / 2}`));
  return `M${first.join(' ')}${steps.join('')}`;
}

/** A bent line from one box to another; there and back are two. */
export interface Arc {
  readonly path: string;
  readonly end: Point;
  /** What it comes from at its end. */
  readonly control: Point;
  /** The middle of its text, which stands on the outer side. */
  readonly at: Point;
}

/** @param room how wide its text is */
export function arc(from: Box, to: Box, room: number): Arc {
  const [source, target] = [middleOf(from), middleOf(to)];
  const [dx, dy] = [target[0] - source[0], target[1] - source[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [across, along] = [dy / length, -dx / length];
  const bend = Math.min(BEND.most, length * BEND.part);
  const control: Point = [rounded((source[0] + target[0]) / 2 + across * bend), rounded((source[1] + target[1]) / 2 + along * bend)];
  const [start, end] = [border(from, control), border(to, control)];
  const middle = [0, 1].map((axis) => (start[axis] + 2 * control[axis] + end[axis]) / 4);
  return {
    path: `M${start.join(' ')}Q${control.join(' ')} ${end.join(' ')}`,
    end,
    control,
    at: [rounded(middle[0] + across * room / 2), rounded(middle[1] + along * 4)],
  };
}

/** Where a line from the middle of a box to a point leaves the box. */
function border(box: Box, [x, y]: Point): Point {
  const [left, top] = middleOf(box);
  const [dx, dy] = [x - left, y - top];
  const part = Math.min(1, box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9));
  return [rounded(left + dx * part), rounded(top + dy * part)];
}

function middleOf({ x, y, width, height }: Box): Point {
  return [x + width / 2, y + height / 2];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
