import { Construct } from 'constructs';
import { ArgoOutput } from './argo-output';
import { ArgoParameter } from './argo-parameter';
import { ArgoTemplate } from './argo-template';
import { renderLocks } from './render-leaf';
import { ARGO_OUTPUTS } from './wire-forms';
import { ArgoTtl, WorkflowSpecProps } from './workflow-spec-props';
import { templatesOf } from './workflow-templates';
import type { ClusterWorkflowTemplateSpec as WorkflowSpec, V1alpha1Parameter, TemplateDefaults as Template } from '../../imports/argoproj.io';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec that workflows, workflow templates and cron workflows have. */
export function renderWorkflowSpec(props: WorkflowSpecProps, scope: Construct): WorkflowSpec {
  const { entrypoint, onExit, parameters = [], imagePullSecrets = [] } = props;
  return {
    entrypoint: entrypoint.name,
    onExit: onExit?.name,
    serviceAccountName: props.serviceAccount?.name,
    activeDeadlineSeconds: props.deadline?.toSeconds(),
    ttlStrategy: props.ttl && renderTtl(props.ttl),
    podGC: props.podGc && { strategy: props.podGc },
    parallelism: props.parallelism,
    synchronization: renderLocks(props.locks),
    nodeSelector: omitEmpty(props.nodeSelector),
    podMetadata: props.podLabels && { labels: props.podLabels },
    podPriorityClassName: props.priorityClassName,
    imagePullSecrets: omitEmpty(imagePullSecrets.map(({ name }) => ({ name }))),
    archiveLogs: props.archiveLogs,
    arguments: parameters.length ? { parameters: parameters.map(renderParameter) } : undefined,
    templates: templatesOf(props).map((template) => renderTemplate(template, scope)),
  };
}

function renderTemplate(template: ArgoTemplate, scope: Construct): Template {
  const { name, inputs, outputs } = template;
  return {
    name,
    inputs: inputs.length ? { parameters: inputs.map(renderParameter) } : undefined,
    ...template._render(scope),
    outputs: outputs.length ? { parameters: outputs.map(renderOutput) } : undefined,
  };
}

function renderParameter({ name, value, allowedValues, description }: ArgoParameter): V1alpha1Parameter {
  return { name, value, enum: allowedValues, description };
}

function renderOutput(output: ArgoOutput): V1alpha1Parameter {
  return { name: output.name, valueFrom: ARGO_OUTPUTS.of(output) };
}

function renderTtl({ afterSuccess, afterFailure, afterCompletion }: ArgoTtl): WorkflowSpec['ttlStrategy'] {
  return {
    secondsAfterSuccess: afterSuccess?.toSeconds(),
    secondsAfterFailure: afterFailure?.toSeconds(),
    secondsAfterCompletion: afterCompletion?.toSeconds(),
  };
}
