import { BankingComponent } from './banking-component';
import { CompleteDatabase } from './banking-database';
import { BankingMiddlewareProps } from './banking-middleware-props';
import { CompleteService } from './banking-service-defaults';

/** All parts of the stack. */
export interface BankingParts {
  readonly database: CompleteDatabase;
  readonly gateway: CompleteService;
  readonly middleware: readonly BankingMiddlewareProps[];
  readonly services: readonly CompleteService[];
}

/** The parts as they call each other, the database first. */
export function componentsOf({ database, gateway, middleware, services }: BankingParts): BankingComponent[] {
  const { labels, selector, port } = database;
  return [
    { role: 'database', labels, selector, port, calls: [] },
    ...middleware.map((one): BankingComponent => ({
      role: one.name, port: one.port, calls: one.calls ?? [], selector: middlewareSelector(one), labels: middlewareLabels(one),
    })),
    gateway,
    ...services,
  ];
}

/** The labels of a middleware VM's pod. */
export function middlewareLabels(middleware: BankingMiddlewareProps, compliance?: string): { [key: string]: string } {
  return {
    'app.kubernetes.io/name': middleware.name,
    'tier': 'middleware',
    ...middleware.guest.labels,
    ...middleware.selector,
    ...compliance ? { compliance } : {},
  };
}

function middlewareSelector({ name, selector, guest }: BankingMiddlewareProps): { readonly [key: string]: string } {
  return selector ?? { 'app.kubernetes.io/name': guest.labels?.['app.kubernetes.io/name'] ?? name };
}
