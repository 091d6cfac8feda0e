import * as alert from './alert';
import * as kubevirtMonitor from './kubevirt-monitor';
import * as metric from './metric';
import * as prober from './prober';
import * as scrapePort from './scrape-port';
import type { CrossObjectRule, ObjectRule } from '../rule';

export const rules: readonly ObjectRule[] = [
  ...alert.rules,
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  ...kubevirtMonitor.crossObjectRules,
  ...metric.crossObjectRules,
  ...prober.crossObjectRules,
  ...scrapePort.crossObjectRules,
];
