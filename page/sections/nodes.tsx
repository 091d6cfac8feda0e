import { useState } from 'preact/hooks';
import type { PodShapeReport, ReportData } from '../../src/report/report-data';
import { bytes, counted, cpus, percent } from '../format';
import { Section } from '../parts/section';
import { linkTo } from '../route';

const SHOWN = 12;

export function Nodes({ data: { nodes: { classes, requested, shapes } } }: { data: ReportData }) {
  const [shown, setShown] = useState(SHOWN);
  if (!classes.length) {
    return <Section id="nodes" title="Node fit"><p class="note">No nodes are known. Tell them in the Platform (<code>nodes</code>) to see whether everything fits.</p></Section>;
  }
  const [cpu, memory] = (['cpu', 'memory'] as const).map((resource) => classes.reduce((sum, one) => sum + one.count * (one[resource] ?? 0), 0));
  const share = (amount: number, total: number) => (total ? ` (${percent(amount / total)})` : '');
  return (
    <Section id="nodes" title="Node fit" lead="What the pods ask for, and the kinds of nodes that take them. What is not known of a node counts as enough.">
      <p>
        What always runs requests {cpus(requested.cpu)} of {cpus(cpu)}{share(requested.cpu, cpu)}
        {' '}and {bytes(requested.memory)} of {bytes(memory)}{share(requested.memory, memory)}.
      </p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Pods by kind of node">
        <table>
          <caption>Pods by kind of node</caption>
          <thead>
            <tr>
              <th scope="col">Pods that ask for</th>
              {classes.map((one) => <th key={one.name} scope="col">{one.name}<small>{counted(one.count, 'node')}{one.cpu === undefined ? '' : `, ${cpus(one.cpu)}`}{one.memory === undefined ? '' : `, ${bytes(one.memory)}`}</small><small>{one.traits.join(', ')}</small></th>)}
            </tr>
          </thead>
          <tbody>{shapes.slice(0, shown).map((shape) => <Shape key={shape.examples.join()} shape={shape} />)}</tbody>
        </table>
      </div>
      {shapes.length > shown && <button type="button" class="more" onClick={() => setShown(shapes.length)}>Show all {counted(shapes.length, 'kind')}</button>}
    </Section>
  );
}

function Shape({ shape: { cpu, memory, others, pods, workloads, examples, objections } }: { shape: PodShapeReport }) {
  return (
    <tr>
      <th scope="row">
        {cpus(cpu)}, {bytes(memory)}{others.length ? `, ${others.join(', ')}` : ''}
        <small>{counted(pods, 'pod')} of {examples.map((id, i) => <>{i ? ', ' : ''}<a href={linkTo('workloads', id.split('/'))}>{id.split('/').slice(1).filter(Boolean).join('/')}</a></>)}{workloads > examples.length ? ` and ${workloads - examples.length} more` : ''}</small>
      </th>
      {objections.map((objection, i) => <td key={i}>{objection ? <span class="bad">no: {objection}</span> : <span class="good">fits</span>}</td>)}
    </tr>
  );
}
