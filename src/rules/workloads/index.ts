import * as autohealing from './autohealing';
import * as autoscaler from './autoscaler';
import * as autoscalerMetric from './autoscaler-metric';
import * as disruptionBudget from './disruption-budget';
import * as ingressSelector from './ingress-selector';
import * as instanceFinalizers from './instance-finalizers';
import * as podLabels from './pod-labels';
import * as podSelector from './pod-selector';
import * as pool from './pool';
import * as preset from './preset';
import * as replicas from './replicas';
import * as scaledObject from './scaled-object';
import * as scaledTrigger from './scaled-trigger';
import * as selector from './selector';
import * as serviceSelector from './service-selector';
import * as verticalAutoscaler from './vertical-autoscaler';
import * as vmCommand from './vm-command';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...autoscaler.rules,
  ...instanceFinalizers.rules,
  ...pool.rules,
  ...preset.rules,
  ...replicas.rules,
  ...scaledObject.rules,
  ...scaledTrigger.rules,
  ...selector.rules,
  ...verticalAutoscaler.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...autohealing.crossObjectRules,
  ...autoscaler.crossObjectRules,
  ...autoscalerMetric.crossObjectRules,
  ...disruptionBudget.crossObjectRules,
  ...ingressSelector.crossObjectRules,
  ...podLabels.crossObjectRules,
  ...podSelector.crossObjectRules,
  ...serviceSelector.crossObjectRules,
  ...preset.crossObjectRules,
  ...verticalAutoscaler.crossObjectRules,
  ...vmCommand.crossObjectRules,
];
