import * as autoscaler from './autoscaler';
import * as disruptionBudget from './disruption-budget';
import * as podLabels from './pod-labels';
import * as podSelector from './pod-selector';
import * as pool from './pool';
import * as preset from './preset';
import * as selector from './selector';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...pool.rules,
  ...preset.rules,
  ...selector.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...autoscaler.crossObjectRules,
  ...disruptionBudget.crossObjectRules,
  ...podLabels.crossObjectRules,
  ...podSelector.crossObjectRules,
  ...preset.crossObjectRules,
];
