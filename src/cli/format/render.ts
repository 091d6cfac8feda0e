import type { Io } from '../io';
import type { Report } from '../report';

/** What a format may heed besides what was found. */
export interface Rendering {
  readonly isColoured: boolean;
  /** Whether every finding is shown in full, also where there are many. */
  readonly showsAll: boolean;
  readonly io: Pick<Io, 'cwd' | 'env'>;
}

/** A format. */
export type Render = (report: Report, rendering: Rendering) => string;
