import { portsMeant } from './find';
import type { Place } from './find';
import type { PortSet, Protocol, Reachability } from './model';
import { arePortsEqual, commonPorts, isNoPort } from './port-set';

/** What is open between two classes of two places. */
export interface Answer {
  readonly from: number;
  readonly to: number;
  /** The ports that were asked for; not given where any will do. */
  readonly asked?: PortSet;
  /** What of these is open. */
  readonly open: PortSet;
  /** Whether all is open that was asked for, or anything where nothing was. */
  readonly isReached: boolean;
}

/** Whether each class of a place reaches each of another, on a port of these or of the Service that is meant, or on any. */
export function answersOf(reach: Reachability, from: Place, to: Place, port: number | undefined, protocol: Protocol): Answer[] {
  return from.classes.flatMap((source) => to.classes.map((target): Answer => {
    const asked = portsMeant(to, target, port, protocol);
    const all = reach.between(source, target);
    const open = asked ? commonPorts(all, asked) : all;
    const isReached = port === undefined || !asked ? !isNoPort(open) : !isNoPort(asked) && arePortsEqual(open, asked);
    return { from: source, to: target, ...asked ? { asked } : {}, open, isReached };
  }));
}
