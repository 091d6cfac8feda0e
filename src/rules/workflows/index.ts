import * as workflowName from './workflow-name';
import * as workflowParameter from './workflow-parameter';
import * as workflowPod from './workflow-pod';
import * as workflowResource from './workflow-resource';
import * as workflowSchedule from './workflow-schedule';
import * as workflowStep from './workflow-step';
import * as workflowTemplate from './workflow-template';
import * as workflowVm from './workflow-vm';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...workflowName.rules,
  ...workflowParameter.rules,
  ...workflowPod.rules,
  ...workflowResource.rules,
  ...workflowSchedule.rules,
  ...workflowStep.rules,
  ...workflowVm.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...workflowPod.crossObjectRules,
  ...workflowTemplate.crossObjectRules,
];
