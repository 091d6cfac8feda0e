import type { Protocol } from 'cdk8s-plus-28';
import type { ReachableEndpoints } from './reachable-endpoints';
import type * as asking from '../analysis/reachability/ask';
import type * as finding from '../analysis/reachability/find';
import type { EndpointClass, Protocol as PolicyProtocol } from '../analysis/reachability/model';
import type * as explaining from '../analysis/reachability/why';

/** How many pairs a failure tells about. */
const MOST_TOLD = 5;

/** How a connection is made. */
export interface ReachOptions {
  /**
   * The protocol of the port.
   *
   * @default Protocol.TCP
   */
  readonly protocol?: Protocol;
}

/** What is expected of some endpoints. `Reachability.expect` makes it. */
export class ReachabilityExpectation {
  /** @internal */
  public static _of(from: readonly ReachableEndpoints[], endpointsOf: (wanted: unknown) => readonly ReachableEndpoints[]): ReachabilityExpectation {
    return new ReachabilityExpectation(from, endpointsOf);
  }

  private constructor(
    private readonly from: readonly ReachableEndpoints[],
    private readonly endpointsOf: (wanted: unknown) => readonly ReachableEndpoints[],
  ) {}

  /**
   * Asserts that each of them reaches each of others.
   *
   * @param to who is called: a construct, or a name
   * @param port the port; of a Service its own, which leads to one of its pods. Any will do where it is not given
   * @param options how the connection is made
   * @throws an error that names who does not, and the policies that deny it
   */
  public toReach(to: any, port?: number, options: ReachOptions = {}): void {
    this.assert(to, port, options, true);
  }

  /**
   * Asserts that none of them reaches one of others.
   *
   * @param to who is called: a construct, or a name
   * @param port the port; of a Service its own, which leads to one of its pods. All are meant where it is not given
   * @param options how the connection would be made
   * @throws an error that names who does, and the policies and rules that allow it
   */
  public notToReach(to: any, port?: number, options: ReachOptions = {}): void {
    this.assert(to, port, options, false);
  }

  private assert(wanted: unknown, port: number | undefined, { protocol = 'TCP' as Protocol }: ReachOptions, expected: boolean): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { answersOf } = require('../analysis/reachability/ask') as typeof asking;
    const to = this.endpointsOf(wanted);
    const together = this.from.flatMap((source) => to.filter(({ reach }) => reach === source.reach).map((target) => ({ source, target })));
    if (expected && !together.length) {
      throw new Error(`${this.from[0].place.name} does not reach ${to[0].place.name}: they are of different clusters.`);
    }
    for (const { source, target } of together) {
      const answers = answersOf(source.reach, source.place, target.place, port, protocol as PolicyProtocol);
      const wrong = answers.filter(({ isReached, open }) => (expected ? !isReached : isReached || hasAny(open)));
      if (wrong.length) throw new Error(message(source, target, wrong, expected, port));
    }
  }
}

function hasAny(open: asking.Answer['open']): boolean {
  return open.TCP.length + open.UDP.length + open.SCTP.length > 0;
}

/** What was asked for, where that is one of the workloads that are alike. */
function nameOf({ name, workloads }: EndpointClass, place: finding.Place): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { textOf } = require('../analysis/reachability/find') as typeof finding;
  return workloads.some((workload) => textOf(workload) === place.name) ? place.name : name;
}

function message(
  { reach, place: source }: ReachableEndpoints, { place: target }: ReachableEndpoints, wrong: readonly asking.Answer[], expected: boolean,
  port?: number,
): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { whyLines } = require('../analysis/reachability/why') as typeof explaining;
  const { service } = target;
  const why = ({ from, to, asked }: asking.Answer) => {
    if (!service || !asked || hasAny(asked)) return whyLines(reach, from, to, asked);
    const { service: { namespace, name }, ports } = service;
    const own = ports.map((entry) => `${entry.protocol} ${entry.port}`).join(', ');
    return [`Service ${namespace}/${name} has no port ${port} that leads there; it has ${own}`];
  };
  const told = wrong.slice(0, MOST_TOLD).flatMap((answer) => [
    `${nameOf(reach.classes[answer.from], source)} ${expected ? 'does not reach' : 'reaches'} ${nameOf(reach.classes[answer.to], target)}:`,
    ...why(answer).map((line) => `  ${line}`),
  ]);
  return [...told, ...wrong.length > MOST_TOLD ? [`and ${wrong.length - MOST_TOLD} more.`] : []].join('\n');
}
