import type { Modules } from './expression';

let loaded: Modules | undefined;

/** What programs import; loaded when the first is evaluated, as constructs take their time. */
export function modules(): Modules {
  /* eslint-disable @typescript-eslint/no-require-imports */
  return loaded ??= {
    'cdk8s': require('cdk8s') as Modules['cdk8s'],
    'cdk8s-plus-28': require('cdk8s-plus-28') as Modules['cdk8s-plus-28'],
    'cdk8s-kubevirt': require('../index') as Modules['cdk8s-kubevirt'],
  };
}
