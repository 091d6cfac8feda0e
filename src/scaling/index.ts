export * from './load-curve';
export * from './scaling-simulation';
export * from './simulated-workload';
export * from './start-latency';
export * from './start-latency-options';
export * from './start-phase';
export * from './start-speed-up';
