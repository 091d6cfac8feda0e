import type { Json } from '../judge';

/** A workflow template with these templates, of which the first is the entrypoint. */
export function flow(templates: Json[], spec: Json = {}): Json {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowTemplate',
    metadata: { name: 'flow', namespace: 'ci' },
    spec: { entrypoint: templates[0]?.name, templates, ...spec },
  };
}

/** The same workflow as one that runs by a clock. */
export function nightly({ spec }: Json): Json {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'CronWorkflow',
    metadata: { name: 'nightly', namespace: 'ci' },
    spec: { schedules: ['0 2 * * *'], workflowSpec: spec },
  };
}

/** A template that runs a container. */
export function container(name: string, more: Json = {}): Json {
  return { name, container: { image: 'registry.example.com/tool:1' }, ...more };
}

/** A step or a task that is given this text. */
export function call(name: string, template: string, text?: string, more: Json = {}): Json {
  return { name, template, ...text === undefined ? {} : { arguments: { parameters: [{ name: 'x', value: text }] } }, ...more };
}
