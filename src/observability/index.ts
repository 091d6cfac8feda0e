export * from './monitor-props';
export * from './pod-monitor';
export * from './prometheus-group-rule';
export * from './prometheus-rule';
export * from './prometheus-rule-props';
export * from './relabeling';
export * from './scrape-endpoint';
export * from './service-monitor';
