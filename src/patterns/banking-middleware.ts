import { Construct } from 'constructs';
import { middlewareLabels } from './banking-components';
import { BankingMiddlewareProps } from './banking-middleware-props';
import { VirtualMachine } from '../compute';

/** The VM behind a Service of its name. */
export function createMiddleware(scope: Construct, middleware: BankingMiddlewareProps, compliance: string | undefined): VirtualMachine {
  const { name, port, portName = 'middleware', guest } = middleware;
  const labels = middlewareLabels(middleware, compliance);
  const vm = new VirtualMachine(scope, `Middleware-${name}`, {
    ...guest, labels, metadata: { ...guest.metadata, name, labels: { ...labels, ...guest.metadata?.labels } },
  });
  vm.exposeViaService({ ports: [{ name: portName, port, targetPort: port }] });
  return vm;
}
