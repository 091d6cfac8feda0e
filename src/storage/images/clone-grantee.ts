import * as kplus from 'cdk8s-plus-28';
import { CLONE_GRANTEES } from './wire-forms';
import type { Subject } from '../../../imports/kubernetes';

const SERVICE_ACCOUNTS = 'system:serviceaccounts';

/** Who may clone. KubeVirt asks for the service account of the VM (`default`, unless it has one), CDI for who creates a DataVolume. */
export class CloneGrantee {
  /**
   * All VMs of a namespace: its service accounts.
   *
   * @param name the namespace, such as the `name` of a TenantNamespace
   */
  public static namespace(name: string): CloneGrantee {
    return new CloneGrantee(name, groupOf(`${SERVICE_ACCOUNTS}:${name}`));
  }

  /** All VMs of all namespaces, also of those that are made later. */
  public static everyNamespace(): CloneGrantee {
    return new CloneGrantee('all', groupOf(SERVICE_ACCOUNTS));
  }

  /**
   * The VMs of one service account.
   *
   * @param namespaceName where the VMs are
   * @param name the account; that of VMs without one is `default`
   */
  public static serviceAccount(namespaceName: string, name: string): CloneGrantee {
    return new CloneGrantee(`${namespaceName}-${name}`, { kind: 'ServiceAccount', name, namespace: namespaceName });
  }

  /**
   * Somebody whom cdk8s-plus knows: a user or a group of people who create DataVolumes themselves, or a service account.
   *
   * @param subject a ServiceAccount that this app makes must know its namespace
   */
  public static subject(subject: kplus.ISubject): CloneGrantee {
    const { apiGroup, kind, name, namespace } = subject.toSubjectConfiguration();
    // The core group is written by leaving it out.
    const group = apiGroup && apiGroup !== 'core' ? { apiGroup } : {};
    return new CloneGrantee([...namespace ? [namespace] : [], name].join('-'), { ...group, kind, name, ...namespace ? { namespace } : {} });
  }

  private constructor(label: string, subject: Subject) {
    CLONE_GRANTEES.set(this, { label: label.replace(/[^a-z0-9.-]/g, '-'), subject });
  }
}

function groupOf(name: string): Subject {
  return { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name };
}
