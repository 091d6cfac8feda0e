import * as autohealing from './autohealing';
import * as autoscaler from './autoscaler';
import * as disruptionBudget from './disruption-budget';
import * as instanceFinalizers from './instance-finalizers';
import * as podLabels from './pod-labels';
import * as podSelector from './pod-selector';
import * as pool from './pool';
import * as preset from './preset';
import * as selector from './selector';
import * as serviceSelector from './service-selector';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...instanceFinalizers.rules,
  ...pool.rules,
  ...preset.rules,
  ...selector.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...autohealing.crossObjectRules,
  ...autoscaler.crossObjectRules,
  ...disruptionBudget.crossObjectRules,
  ...podLabels.crossObjectRules,
  ...podSelector.crossObjectRules,
  ...serviceSelector.crossObjectRules,
  ...preset.crossObjectRules,
];
