import type { Box, Placement, Point } from './placement';

type Line = Placement['edges'][number];

/** A straight line from the border of one box to that of another; around its corner where they are one. */
export function lineBetween(from: Box, to: Box): Line {
  return from === to ? loopOn(from) : straight(borderTowards(from, middleOf(to)), borderTowards(to, middleOf(from)));
}

/** Out on the right, back in from above. */
export function loopOn(box: Box): Line {
  const { x, y, width } = box;
  const middle = middleOf(box);
  const corner = { x: x + width + 20, y: y - 10 };
  const points = [{ x: x + width, y: middle.y }, { x: corner.x, y: middle.y }, corner, { x: middle.x, y: corner.y }, { x: middle.x, y }];
  return { points, at: corner };
}

function straight(start: Point, end: Point): Line {
  return { points: [start, end], at: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } };
}

/** Where a line from the middle of a box to a point leaves the box. */
function borderTowards(box: Box, { x, y }: Point): Point {
  const middle = middleOf(box);
  const [dx, dy] = [x - middle.x, y - middle.y];
  const part = Math.min(1, box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9));
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
