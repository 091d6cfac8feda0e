export * from './gate-change';
export * from './launcher-change';
export * from './upgrade-advice';
export * from './upgrade-options';
