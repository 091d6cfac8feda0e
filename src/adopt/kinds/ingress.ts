import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, KeysOf, Surroundings, Written } from '../adopter';
import { fields, list, makePlus, plus, variable } from '../expression';
import type { Optional } from '../expression';
import { secret } from '../references';
import { memberOfPlus, number, text, texts } from '../values';

/** An ingress to Services that the program makes by constructs. */
export function ingressAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const rules = list(listAt(spec, 'rules').flatMap((rule) => listAt(rule, 'http', 'paths').map((path) => ruleOf(at(rule, 'host'), path, surroundings))));
  const defaultBackend = backendOf(at(spec, 'defaultBackend'), surroundings);
  return rules || defaultBackend ? {
    type: plus('Ingress'),
    props: fields({ className: text(at(spec, 'ingressClassName')), defaultBackend, rules, tls: list(listAt(spec, 'tls').map((each) => tlsOf(each, surroundings))) }),
    isAllOrNothing: true,
  } : undefined;
}

function ruleOf(host: unknown, path: unknown, surroundings: Surroundings): Optional {
  const [backend, type] = [backendOf(at(path, 'backend'), surroundings), at(path, 'pathType')];
  return backend && fields({
    host: text(host), path: text(at(path, 'path')), pathType: type === 'Prefix' ? undefined : memberOfPlus('HttpIngressPathType', type), backend,
  });
}

const byName: KeysOf = ({ metadata }) => [textAt(metadata, 'name') ?? ''];

/** The port of a Service goes without saying where it has one only. */
function backendOf(backend: unknown, surroundings: Surroundings): Optional {
  const name = textAt(backend, 'service', 'name');
  const made = surroundings.made('/Service', name);
  if (name === undefined || !made) return undefined;
  const [service] = surroundings.objectsBy('/Service', byName).get(name) ?? [];
  const port = listAt(service, 'spec', 'ports').length > 1 ? number(at(backend, 'service', 'port', 'number')) : undefined;
  return makePlus('IngressBackend', 'fromService', variable(made), fields({ port }));
}

function tlsOf(written: unknown, surroundings: Surroundings): Optional {
  return fields({ hosts: texts(at(written, 'hosts')), secret: secret(at(written, 'secretName'), surroundings) });
}
