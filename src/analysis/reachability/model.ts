/** The protocols whose ports policies know. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Ports from the first to the last, both included. */
export type PortInterval = readonly [first: number, last: number];

/** Ports of each protocol: intervals in their order, which neither overlap nor touch. */
export type PortSet = { readonly [protocol in Protocol]: readonly PortInterval[] };

/** An object of the manifests. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Not given of an object of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Endpoints that are alike to every policy: pods of one namespace with the same labels as far as selectors tell them apart, the same named ports
 * and networks; or addresses outside the cluster.
 */
export interface EndpointClass {
  /** Its place in the list of classes. */
  readonly id: number;
  /** `host` are pods in the network of their node, to which no policy applies. */
  readonly kind: 'pods' | 'host' | 'addresses';
  /** What a report calls it: `tenant-a/VirtualMachine db`, `tenant-a/Deployment web and 2 more`, `203.0.113.0/24`, `internet`. */
  readonly name: string;
  /** Not given of addresses, and of pods that may be in any other namespace. */
  readonly namespace?: string;
  /** What makes the pods; empty where no manifest does. */
  readonly workloads: readonly ObjectRef[];
  /** The labels that some policy asks for, as all of them have them. */
  readonly labels: { readonly [key: string]: string };
  /** Pods that no manifest makes, but that policies name (`kube-system`, k8s-app=kube-dns), and those that are nowhere named. */
  readonly isAssumed: boolean;
  /** CIDRs, only of addresses; those of `internet` are all that no other class has. */
  readonly addresses: readonly string[];
  /** The ports that reach the guest where the interface of a VM lists them; not given where all do. */
  readonly forwarded?: PortSet;
}

/** Each class of `from` reaches each class of `to` on these ports. */
export interface Flow {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly ports: PortSet;
}

/** One pair of classes. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly ports: PortSet;
}

/** Who reaches whom. */
export interface Matrix {
  /** Flows between many, each pair at most once. A class stands for its pods, so it may be on both sides: they reach each other. */
  readonly wide: readonly Flow[];
  /** Pairs for which nothing in `wide` counts; one that is in `wide` and here without ports is no connection. */
  readonly pairs: readonly Connection[];
}

/** A network on which endpoints reach each other. Nothing passes from one to another. */
export interface Plane extends Matrix {
  readonly name: string;
  /** The network of the cluster; the primary network that takes its place in some namespaces; a network beside it. */
  readonly kind: 'pod-network' | 'primary' | 'secondary';
  /** Those that are on it. */
  readonly classes: readonly number[];
  /** The namespaces of these, sorted. */
  readonly namespaces: readonly string[];
  /** What attaches pods to a secondary network, `namespace/name` of NetworkAttachmentDefinitions. */
  readonly attachments: readonly string[];
  /** The policies that hold on it. Where there are none all that are on it reach each other, whatever NetworkPolicies say. */
  readonly policies: readonly ObjectRef[];
}

/** A pod that somebody could make who may write objects of a namespace: its labels are at will, those of the namespace are not. */
export interface ForgedPod {
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  /** Whether it takes removing or replacing NetworkPolicies of its namespace, which the ClusterRole `edit` allows. */
  readonly replacesPolicies: boolean;
  /** The plane it is on. */
  readonly plane: number;
}

/** What forged pods reach: `from` are places in `pods`, `to` are classes. */
export interface Attacker extends Matrix {
  readonly pods: readonly ForgedPod[];
}

/** Something that leads from outside to pods. */
export interface Exposure {
  /** The LoadBalancer or NodePort Service, Ingress, Gateway route. */
  readonly by: ObjectRef;
  readonly type: 'LoadBalancer' | 'NodePort' | 'ExternalIP' | 'Ingress' | 'Route';
  readonly service: ObjectRef;
  /** The class behind it, and what of it the Service selects. */
  readonly to: number;
  readonly workloads: readonly ObjectRef[];
  /** The ports of the pods that it sends to. */
  readonly ports: PortSet;
  /** Of these, what policies let addresses outside the cluster reach; of an Ingress, what they let pods of other namespaces, where its controller is, reach. */
  readonly open: PortSet;
}

/** A port of a Service, and what it sends to. */
export interface ServicePort {
  readonly port: number;
  readonly name?: string;
  readonly protocol: Protocol;
  readonly targets: readonly { readonly to: number; readonly ports: PortSet }[];
}

/** A Service, and the pods behind it. */
export interface ServiceEndpoints {
  readonly service: ObjectRef;
  /** The classes that some of its pods are in. */
  readonly classes: readonly number[];
  readonly ports: readonly ServicePort[];
}

/** How one side of a connection decides, in the order of the tiers. */
export interface Reason {
  readonly verdict: 'allowed' | 'denied' | 'passed';
  /** The policy that decides; those that select the pod where no rule of them fits; none where none applies. */
  readonly policies: readonly ObjectRef[];
  /** The rule that fits, `spec.ingress[0]`. */
  readonly rule?: string;
  /** The ports that it decides on. */
  readonly ports: PortSet;
  /** One sentence for people. */
  readonly text: string;
}

/** Why a class reaches another on one plane, or does not. */
export interface Explanation {
  readonly plane: number;
  readonly ports: PortSet;
  /** The side of the source, then that of the destination. */
  readonly egress: readonly Reason[];
  readonly ingress: readonly Reason[];
}

/** Who reaches whom among the endpoints of some manifests, as far as these tell. */
export interface Reachability {
  readonly classes: readonly EndpointClass[];
  readonly planes: readonly Plane[];
  readonly attacker: Attacker;
  readonly exposures: readonly Exposure[];
  /** Those with a selector; an alias of another Service by `ExternalName` is as that. */
  readonly services: readonly ServiceEndpoints[];
  /** The namespaces that the manifests make or make pods in, with the labels that are known, sorted. */
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The ports on which a class reaches another, on any plane. Within a class it is one pod and another. */
  between(from: number, to: number): PortSet;
  /** The same on each plane that both are on, with reasons. Without a common plane nothing. */
  explain(from: number, to: number): readonly Explanation[];
  /** What somebody who may write objects of a namespace could reach, at most, with the pod that does. Nothing where it reaches nothing. */
  forged(namespace: string, to: number): readonly { readonly pod: ForgedPod; readonly ports: PortSet }[];
  /** Why a forged pod of `attacker` reaches a class, or does not. Nothing where it is not on the network of the pod. */
  explainForged(pod: ForgedPod, to: number): Explanation | undefined;
}
