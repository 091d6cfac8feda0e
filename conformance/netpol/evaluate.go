package main

import (
	"context"
	"net"
	_ "unsafe" // for go:linkname

	v1 "k8s.io/api/core/v1"
	coreinformers "k8s.io/client-go/informers/core/v1"
	networkinginformers "k8s.io/client-go/informers/networking/v1"
	"k8s.io/client-go/kubernetes"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
	npaclient "sigs.k8s.io/network-policy-api/pkg/client/clientset/versioned"
	policyinformers "sigs.k8s.io/network-policy-api/pkg/client/informers/externalversions/apis/v1alpha1"
)

type controller = networkpolicy.Controller

// packet has the fields of packet in pkg/networkpolicy v0.8.0.
type packet struct {
	id      uint32
	family  v1.IPFamily
	srcIP   net.IP
	dstIP   net.IP
	proto   v1.Protocol
	srcPort int
	dstPort int
	payload []byte
}

//go:linkname evaluatePacket sigs.k8s.io/kube-network-policies/pkg/networkpolicy.(*Controller).evaluatePacket
func evaluatePacket(c *controller, ctx context.Context, p packet) bool

func newController(
	client kubernetes.Interface, policies networkinginformers.NetworkPolicyInformer, namespaces coreinformers.NamespaceInformer, pods coreinformers.PodInformer,
	nodes coreinformers.NodeInformer, npa npaclient.Interface, admin policyinformers.AdminNetworkPolicyInformer,
	baseline policyinformers.BaselineAdminNetworkPolicyInformer,
) (*controller, error) {
	config := networkpolicy.Config{AdminNetworkPolicy: true, BaselineAdminNetworkPolicy: true, NodeName: "none"}
	return networkpolicy.NewController(client, policies, namespaces, pods, nodes, npa, admin, baseline, config)
}
