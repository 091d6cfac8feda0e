import type { ConnectionReport, EndpointReport, ReachabilityReport } from '../../src/report/report-data';
import { counted, listed, whole } from '../format';

/** How many endpoints are told of, and how many callers of each. */
const [SHOWN, CALLERS] = [12, 5];

interface Props {
  readonly reachability: ReachabilityReport;
  /** Places of the endpoints that the input makes. */
  readonly made: readonly number[];
  readonly onChoose: (from: number, to: number) => void;
}

/** Who may call each workload, and who else could by other labels. */
export function Reached({ reachability, made, onChoose }: Props) {
  return (
    <>
      <dl class="reached">{made.slice(0, SHOWN).map((to) => <div key={to}><dt>{reachability.endpoints[to].name}</dt><dd><Callers reachability={reachability} to={to} onChoose={onChoose} /></dd></div>)}</dl>
      {made.length > SHOWN && <p class="note">{counted(made.length - SHOWN, 'more endpoint')} in the matrix only.</p>}
    </>
  );
}

function Callers({ reachability, to, onChoose }: Pick<Props, 'reachability' | 'onChoose'> & { to: number }) {
  const { endpoints, connections, exposures, forgeries, bypasses } = reachability;
  const callers = byPorts(connections.filter((each) => each.to === to && each.from !== to && each.ports));
  const own = endpoints[to].workloads.length > 1 && connections.find((each) => each.to === to && each.from === to);
  const forged = forgeries.filter((each) => each.to === to);
  return (
    <>
      {callers.length ? '' : 'is reached by nothing else'}
      {callers.map(([ports, from]) => (
        <div key={ports}>
          is reached on <strong>{ports}</strong> by {from.slice(0, CALLERS).map((place, i) => <>{i ? ', ' : ''}<Caller endpoint={endpoints[place]} onClick={() => onChoose(place, to)} /></>)}
          {from.length > CALLERS && ` and ${whole(from.length - CALLERS)} more`}
        </div>))}
      {own && own.ports && <small>They reach each other on {own.ports}.</small>}
      {exposures.filter((each) => each.to === to).map(({ by, ports, open }) => (
        <small key={by}>{by} leads to {ports}{open ? '' : ', which policies keep closed'}</small>))}
      {forged.length > 0 && (
        <small>Who may make pods in {listed(forged.map(({ namespace }) => namespace))} could reach it on {forged[0].ports}, by {forged[0].replacesPolicies ? 'replacing policies' : `the labels ${labelText(forged[0].labels)}`}.</small>)}
      {bypasses.filter((each) => each.endpoints.includes(to)).map(({ network, endpoints: on }) => (
        <small key={network} class="bad">On {network} it reaches {listed(on.filter((each) => each !== to).map((each) => endpoints[each].name))}, whatever policies say.</small>))}
    </>
  );
}

function Caller({ endpoint: { name }, onClick }: { endpoint: EndpointReport; onClick: () => void }) {
  return <button type="button" class="link" onClick={onClick}>{name}</button>;
}

/** Callers by the ports that they reach, what most reach first. */
function byPorts(connections: readonly ConnectionReport[]): [ports: string, from: number[]][] {
  const groups = new Map<string, number[]>();
  for (const { ports, from } of connections) groups.set(ports, [...groups.get(ports) ?? [], from]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function labelText(labels: { readonly [key: string]: string }): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ') || '(none)';
}
