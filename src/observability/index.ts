export * from './prometheus-group-rule';
export * from './prometheus-rule';
export * from './prometheus-rule-props';
