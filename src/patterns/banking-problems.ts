import { BankingComponent } from './banking-component';
import { componentsOf, BankingParts } from './banking-components';
import { CompleteDatabase } from './banking-database';
import { CompleteService } from './banking-service-defaults';
import { closestMatch } from '../kubernetes/closest-match';
import { repeated } from '../kubernetes/repeated';
import { UsageError } from '../usage-error';

/** nginx as Docker publishes it: it starts as root, listens on 80 and writes to /var/cache/nginx. */
const ROOT_NGINX = /^(?:(?:docker\.io\/|index\.docker\.io\/)?library\/|docker\.io\/)?nginx(?:[:@]|$)/;
/** Ports that processes without NET_BIND_SERVICE may open wherever they run. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/** Props that contradict each other. */
export function* bankingProblems(parts: BankingParts, compliance: string | undefined): Generator<UsageError> {
  const { database, gateway, services } = parts;
  yield* databaseProblems(database, compliance);
  for (const service of [gateway, ...services]) yield* serviceProblems(service);
  const components = componentsOf(parts);
  const roles = components.map(({ role }) => role);
  for (const index of repeated(roles, (role) => role)) {
    yield { what: 'name', got: roles[index], allowed: 'names other than database, gateway and each other', fix: 'Rename the middleware or service.' };
  }
  for (const component of components) yield* componentProblems(component, components);
}

function* databaseProblems({ cpu, licensedCores, ...database }: CompleteDatabase, compliance: string | undefined): Generator<UsageError> {
  const { vcpus, isDedicated } = cpu;
  if (database.nodePool.fullPcpusOnly && isDedicated && cpu.requestedMillis(1) % 2000 !== 0 && cpu.requestedMillis(1) === 1000 * vcpus) {
    yield {
      what: 'database.cpu',
      got: `${vcpus} CPUs`,
      allowed: 'an even number on nodes that hand out whole cores only',
      fix: 'Take one more or one less, or isolate the emulator thread, which fills the core up.',
    };
  }
  if (licensedCores !== undefined && vcpus > licensedCores) {
    yield {
      what: 'database.cpu',
      got: `${vcpus} virtual CPUs`,
      allowed: `${licensedCores} licensed cores`,
      fix: 'Take fewer cores, or state the licences that you hold.',
    };
  }
  if (compliance && !database.encryptedStorage) {
    yield {
      what: 'database.encryptedStorage',
      got: database.encryptedStorage,
      allowed: `true with compliance ${compliance}`,
      fix: `State that the StorageClass ${database.storageClassName} encrypts its volumes, once you have seen to it.`,
    };
  }
  const { networkData, networkDataSecret } = database.cloudInit ?? {};
  if (!database.addresses && !networkData && !networkDataSecret) {
    yield {
      what: 'database.addresses',
      got: database.addresses,
      allowed: 'at least one, or network data in `cloudInit`',
      fix: 'No CNI reaches a passed-through card: give the address in CIDR notation.',
    };
  }
}

function* serviceProblems({ role, image, port, user, minReplicas, maxReplicas }: CompleteService): Generator<UsageError> {
  if (ROOT_NGINX.test(image)) {
    yield {
      what: `${role}.image`,
      got: image,
      allowed: 'an image that runs without root',
      fix: 'Take nginxinc/nginx-unprivileged: this one starts as root and writes to /var/cache/nginx, and the pods may do neither.',
    };
  }
  if (!(Number.isInteger(port) && port >= FIRST_UNPRIVILEGED_PORT && port <= 65535)) {
    yield {
      what: `${role}.port`,
      got: port,
      allowed: `${FIRST_UNPRIVILEGED_PORT} to 65535`,
      fix: 'Its processes are not root and have no capabilities: let the image listen on a high port, such as 8080.',
    };
  }
  if (user !== undefined && !(Number.isInteger(user) && user > 0)) {
    yield { what: `${role}.user`, got: user, allowed: 'a whole number from 1', fix: '0 is root, which the pods may not be.' };
  }
  if (!(Number.isInteger(minReplicas) && minReplicas >= 1 && minReplicas <= maxReplicas)) {
    yield {
      what: `${role}.minReplicas`, got: minReplicas, allowed: `a whole number from 1 to maxReplicas, ${maxReplicas}`, fix: 'Exchange both, or raise maxReplicas.',
    };
  }
}

function* componentProblems({ role, calls, selector }: BankingComponent, components: readonly BankingComponent[]): Generator<UsageError> {
  const others = components.filter((other) => other.role !== role);
  const roles = others.map((other) => other.role);
  for (const call of calls.filter((name) => !roles.includes(name))) {
    const meant = closestMatch(call, roles);
    yield { what: `${role}.calls`, got: call, allowed: roles.join(', '), fix: meant ? `Write ${meant}.` : 'Name a component of the stack.' };
  }
  const entries = Object.entries(selector);
  if (entries.length === 0) {
    yield { what: `${role}.selector`, got: selector, allowed: 'at least one label', fix: 'Without labels it would select all pods of the namespace.' };
    return;
  }
  for (const other of others.filter(({ labels }) => entries.every(([key, value]) => labels[key] === value))) {
    yield {
      what: `${role}.selector`,
      got: selector,
      allowed: `labels that the pods of ${other.role} do not have`,
      fix: 'What is let through to one would be let through to the other: add a label that tells them apart.',
    };
  }
}
