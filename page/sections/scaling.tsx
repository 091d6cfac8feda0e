import type { ReportData, ScalingReport } from '../../src/report/report-data';
import { counted, seconds } from '../format';
import { Section } from '../parts/section';
import { StepChart } from '../parts/step-chart';
import type { Series } from '../parts/step-chart';
import { linkTo } from '../route';

const SHOWN = 6;

/** How autoscalers follow a load. */
export function Scaling({ data: { scaling } }: { data: ReportData }) {
  if (!scaling.length) return null;
  return (
    <Section id="scaling" title="Scaling" lead="What each autoscaler does when the load rises at once to four fifths of what its most replicas serve, stays for half an hour, and falls. A model: load is spread evenly, starts take their longest.">
      {scaling.slice(0, SHOWN).map((each) => <One key={each.autoscaler} scaling={each} />)}
      {scaling.length > SHOWN && <p class="note">{counted(scaling.length - SHOWN, 'more autoscaler')} that leave less of the load unmet.</p>}
    </Section>
  );
}

function One({ scaling }: { scaling: ScalingReport }) {
  const { workload, least, most, utilization, samples, end, unmetSeconds, peakReplicas } = scaling;
  const [kind, namespace, name] = workload.split('/');
  return (
    <article class="scaling">
      <h3><a href={linkTo('workloads', [kind, namespace, name])}>{namespace ? `${namespace}/` : ''}{name}</a></h3>
      <p class="muted">
        {least} to {most} replicas at {utilization} % CPU.
        {' '}{unmetSeconds ? `For ${seconds(unmetSeconds)} there is more load than it can serve` : 'It serves all of the load'}; {peakReplicas} replicas at most.
      </p>
      <StepChart title="Load" unit="CPUs" end={end} series={[seriesOf('asked', samples, 'demand'), seriesOf('served', samples, 'served')]} />
      <StepChart title="Replicas" unit="replicas" end={end} series={[seriesOf('there', samples, 'replicas'), seriesOf('ready', samples, 'ready')]} />
    </article>
  );
}

function seriesOf(name: string, samples: ScalingReport['samples'], what: keyof ScalingReport['samples'][number]): Series {
  return { name, points: samples.map((sample) => [sample.seconds, sample[what]]) };
}
