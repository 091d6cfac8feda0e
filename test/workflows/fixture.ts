import { Chart } from 'cdk8s';
import { ArgoContainer, ArgoTemplate, WorkflowSpecProps, WorkflowTemplate } from '../../src/workflows';
import { newChart, object, Rendered } from '../compute/fixture';

/** A template that does something. */
export const echo = new ArgoContainer('echo', { image: 'busybox:1.37' });

/** The chart with a workflow template `flow` of these props. */
export function flow(props: Partial<WorkflowSpecProps> = {}): Chart {
  const chart = newChart();
  new WorkflowTemplate(chart, 'flow', { entrypoint: echo, ...props });
  return chart;
}

/** What the workflow template says of a template. */
export function rendered(template: ArgoTemplate): Rendered {
  const { templates } = object(flow({ entrypoint: template }), 'WorkflowTemplate').spec;
  return templates.find(({ name }: Rendered) => name === template.name);
}

/** The problems of a template. */
export function refusedFor(template: ArgoTemplate): string[] {
  try {
    flow({ entrypoint: template });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
