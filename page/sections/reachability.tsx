import { useEffect, useState } from 'preact/hooks';
import type { ConnectionReport, EndpointReport, ReachabilityReport, ReasonReport } from '../../src/report/report-data';
import { counted } from '../format';
import { Section } from '../parts/section';
import { anchor, linkTo, remember } from '../route';
import type { Route } from '../route';
import { Reached } from './reached';

export function Reachability({ reachability, route }: { reachability: ReachabilityReport; route: Route }) {
  const { endpoints, connections, isPartial, policies } = reachability;
  const made = endpoints.map((_, i) => i).filter((i) => isMade(endpoints[i]));
  const asked = route.section === 'reachability' && route.path.length === 2 ? route.path.map((name) => endpoints.findIndex((each) => each.name === name)) : undefined;
  const [chosen, choose] = useState(asked);
  useEffect(() => {
    if (asked) choose(asked);
  }, [route]);
  if (!made.length) return <Section id="reachability" title="Who reaches whom"><p class="note">Nothing that runs is in the input.</p></Section>;
  const show = (from: number, to: number) => {
    choose([from, to]);
    remember(linkTo('reachability', [endpoints[from].name, endpoints[to].name]));
  };
  return (
    <Section id="reachability" title="Who reaches whom" lead={policies
      ? `What ${counted(policies, 'policy', 'policies')} on the network of the cluster leave open. Choose a pair to see which rule decides.`
      : 'No policy restricts pods: everybody reaches everybody.'}>
      {isPartial && (
        <p class="note">There are more than a matrix can show: these are the namespaces that are nearest to their quotas, each by some of its workloads.</p>)}
      <Reached reachability={reachability} made={made} onChoose={show} />
      <Matrix endpoints={endpoints} connections={connections} chosen={chosen} onChoose={show} />
      <div class="reasons" role="status" aria-live="polite">
        {chosen && <Reasons endpoints={endpoints} connections={connections} chosen={chosen} />}
      </div>
    </Section>
  );
}

interface MatrixProps {
  readonly endpoints: readonly EndpointReport[];
  readonly connections: readonly ConnectionReport[];
  readonly chosen?: readonly number[];
  readonly onChoose: (from: number, to: number) => void;
}

function Matrix({ endpoints, connections, chosen = [], onChoose }: MatrixProps) {
  const known = new Map(connections.map((each) => [`${each.from} ${each.to}`, each]));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Who reaches whom">
      <table class="matrix">
        <caption>Who reaches whom: callers in rows, those who are called in columns</caption>
        <thead><tr><td>calls →</td>{endpoints.map(({ name, kind }) => <th key={name} scope="col" class={kind}><span>{name}</span></th>)}</tr></thead>
        <tbody>{endpoints.map(({ name, kind }, from) => (
          <tr key={name}>
            <th scope="row" class={kind}>{name}</th>
            {endpoints.map((target, to) => {
              const connection = known.get(`${from} ${to}`);
              const ports = connection?.ports ?? '';
              if (!isMade(endpoints[from]) && !isMade(target)) return <td key={to} class="outside" />;
              const isChosen = from === chosen[0] && to === chosen[1];
              return (
                <td key={to} class={`${ports ? 'open' : 'closed'}${from === to ? ' self' : ''}${isChosen ? ' chosen' : ''}`}>
                  <button type="button" aria-pressed={isChosen} aria-label={`${name} to ${target.name}: ${ports || 'no port'}`} onClick={() => onChoose(from, to)}>{short(ports)}</button>
                </td>);
            })}
          </tr>))}
        </tbody>
      </table>
    </div>
  );
}

function Reasons({ endpoints, connections, chosen }: Pick<MatrixProps, 'endpoints' | 'connections'> & { chosen: readonly number[] }) {
  const [from, to] = chosen;
  const [source, target] = [endpoints[from]?.name, endpoints[to]?.name];
  const { ports = '', reasons = [] } = connections.find((each) => each.from === from && each.to === to) ?? {};
  return (
    <article class="card" id={anchor('reachability', [source, target])} tabIndex={-1}>
      <h3>{source} → {target}: {ports || 'no port'}</h3>
      <Side title={ports ? `${source} may call` : `${source} calls`} reasons={reasons.filter(({ side }) => side === 'egress')} />
      <Side title={ports ? `${target} may be called` : `${target} is called`} reasons={reasons.filter(({ side }) => side === 'ingress')} />
      {!reasons.length && <p class="note">They do not share a network, or no port passes both ways of policies.</p>}
    </article>
  );
}

function Side({ title, reasons }: { title: string; reasons: readonly ReasonReport[] }) {
  if (!reasons.length) return null;
  return <div class="side"><h4>{title}</h4><ul class="plain">{reasons.map(({ text, isAllowed }) => <li key={text} class={isAllowed ? 'yes' : 'no'}>{text}</li>)}</ul></div>;
}

function isMade({ kind }: EndpointReport): boolean {
  return kind === 'workload' || kind === 'namespace';
}

function short(ports: string): string {
  if (!ports) return '–';
  return ports === 'all ports' ? 'all' : ports.replace(/^TCP ([^;]*)$/, '$1');
}
