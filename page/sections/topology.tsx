import { useEffect, useState } from 'preact/hooks';
import type { TopologyNodeReport, TopologyReport } from '../../src/report/report-data';
import { counted, listed } from '../format';
import { Choice } from '../parts/choice';
import { Drawing } from '../parts/drawing';
import { Section } from '../parts/section';
import { linkTo, remember } from '../route';
import type { Route } from '../route';

/** How many flows a reader can follow; of more, those of one node are drawn. */
const MANY_FLOWS = 24;

const WHAT = [['', 'relations and flows'], ['relations', 'what it hangs on'], ['flows', 'who reaches whom']] as const;

/** What there is, what it hangs on, and who reaches whom. Choosing a node shows what belongs to it. */
export function Topology({ topology, route }: { topology?: TopologyReport; route: Route }) {
  const [chosen, choose] = useState(() => chosenBy(route, topology));
  const [what, setWhat] = useState('');
  useEffect(() => {
    if (route.section === 'topology') choose(chosenBy(route, topology));
  }, [route]);
  if (!topology) return null;
  const { nodes, flows, outside, only } = topology;
  const select = (place: number | undefined) => {
    choose(place);
    remember(linkTo('topology', place === undefined ? [] : nodes[place]?.workload?.split('/')));
  };
  const words = [...nodes.map(({ role, kind, name }, i) => [role, `${kind} ${name}`, i] as const), ...outside.map(({ name }, i) => ['outside', name, nodes.length + i] as const)]
    .filter(([role]) => role === 'workload' || role === 'outside').map(([, text, i]) => [String(i), text] as const);
  const own = flows.filter(({ from, to }) => (chosen === undefined ? flows.length <= MANY_FLOWS : from === chosen || to === chosen));
  const shown = { relations: what !== 'flows', flows: what === 'relations' ? [] : own };
  return (
    <Section id="topology" title="Topology" lead="What the manifests make, what that hangs on, and in colour who reaches whom by which ports. Dashed is what they only refer to.">
      {only && <p class="note">There is more than a drawing can show: this is {listed(only)}.</p>}
      <form class="filters" aria-label="What is drawn" onSubmit={(event) => event.preventDefault()}>
        <Choice label="Show" value={what} words={WHAT} onChange={setWhat} />
        <Choice label="Only what belongs to" value={chosen === undefined ? '' : String(chosen)} all="all" words={words} onChange={(word) => select(word === '' ? undefined : Number(word))} />
        <p class="count" role="status" aria-live="polite">
          {shown.flows.length < flows.length && what !== 'relations' ? `${shown.flows.length} of ` : ''}{counted(flows.length, 'flow')}
          {chosen === undefined && flows.length > MANY_FLOWS && what !== 'relations' ? ': choose a workload to see those of it' : ''}
        </p>
      </form>
      <Drawing topology={topology} shown={shown} chosen={chosen} onChoose={select} />
      <details>
        <summary>The same as a list</summary>
        <ul class="plain columns">{nodes.map((node, i) => <Item key={i} node={node} place={i} topology={topology} />)}</ul>
      </details>
    </Section>
  );
}

function Item({ node, place, topology: { nodes, edges, flows, outside } }: { node: TopologyNodeReport; place: number; topology: TopologyReport }) {
  const { kind, name, details, workload } = node;
  const called = (at: number) => (nodes[at] ? `${nodes[at].kind} ${nodes[at].name}` : outside[at - nodes.length]?.name);
  return (
    <li>
      {kind} {workload ? <a href={linkTo('workloads', workload.split('/'))}>{name}</a> : <strong>{name}</strong>}{details ? ` (${details})` : ''}
      {edges.filter(({ from }) => from === place).map(({ text, to }) => <small key={`${text} ${to}`}>{text} {called(to)}</small>)}
      {flows.filter(({ to }) => to === place).slice(0, MANY_FLOWS).map(({ from, ports }) => (
        <small key={from}>is reached by {called(from)} on {ports}</small>))}
    </li>
  );
}

function chosenBy({ section, path }: Route, topology?: TopologyReport): number | undefined {
  const place = section === 'topology' && path.length ? topology?.nodes.findIndex(({ workload }) => workload === path.join('/')) ?? -1 : -1;
  return place < 0 ? undefined : place;
}
