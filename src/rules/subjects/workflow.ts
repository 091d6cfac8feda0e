import type { ClusterWorkflowTemplateSpec as WorkflowSpec } from '../../../imports/argoproj.io';
import { WORKFLOW_SPECS, workflowOf } from '../../manifests/workflow';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** What the kinds of Argo Workflows say of a workflow. */
export const workflow: Subject<WorkflowSpec> = partsOf(objectsOf(...WORKFLOW_SPECS.keys()), (manifest) => {
  const { spec, path } = workflowOf(manifest) ?? {};
  return spec && path ? [{ value: spec, path }] : [];
});
